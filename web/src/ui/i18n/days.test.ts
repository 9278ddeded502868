import { expect, it } from 'vitest';
import { dayAfter, startOfDay } from './days';

it.each([
  ['2026-03-01', 'Asia/Kuwait', '2026-02-28T21:00:00.000Z'],
  ['2026-03-01', 'UTC', '2026-03-01T00:00:00.000Z'],
  ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
  // Clocks change in the small hours of both days.
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
])('%s begins in %s at %s', (day, zone, instant) => expect(startOfDay(day, zone)).toBe(instant));

it('knows the day after, also across months', () => {
  expect(dayAfter('2026-02-28')).toBe('2026-03-01');
});
