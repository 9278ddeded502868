import { describe, expect, it } from 'vitest';
import { createFormat, dayHeading, dayOf, relativeTime } from './format';

const KUWAIT = 'Asia/Kuwait';
const now = new Date('2026-03-11T06:30:00Z');
const relative = (instant: string, timezone = KUWAIT) => relativeTime(instant, now, 'en', timezone);

describe('a day', () => {
  it('is the day of the zone, not of UTC', () => {
    expect(dayOf('2026-03-10T22:30:00Z', KUWAIT)).toBe('2026-03-11');
    expect(dayOf('2026-03-10T22:30:00Z', 'UTC')).toBe('2026-03-10');
  });

  it('is named by its distance, then by its date', () => {
    expect(dayHeading('2026-03-11', now, 'en', KUWAIT)).toBe('Today');
    expect(dayHeading('2026-03-10', now, 'en', KUWAIT)).toBe('Yesterday');
    expect(dayHeading('2026-03-02', now, 'en', KUWAIT)).toBe('Monday, March 2');
    expect(dayHeading('2025-03-02', now, 'en', KUWAIT)).toContain('2025');
  });
});

describe('a moment', () => {
  const { moment } = createFormat('en', KUWAIT);

  it('leaves out what goes without saying', () => {
    expect(moment('2026-03-11T05:12:00Z', now)).toMatch(/^8:12\sAM$/);
    expect(moment('2026-03-02T05:12:00Z', now)).toMatch(/^Mar 2, 8:12\sAM$/);
    expect(moment('2025-03-02T05:12:00Z', now)).toMatch(/^Mar 2, 2025, 8:12\sAM$/);
  });
});

describe('a relative time', () => {
  it.each([
    ['2026-03-11T06:30:10Z', 'now'],
    ['2026-03-11T06:10:00Z', '20 minutes ago'],
    ['2026-03-11T03:30:00Z', '3 hours ago'],
    ['2026-03-10T12:00:00Z', 'yesterday'],
    ['2026-03-08T06:30:00Z', '3 days ago'],
    ['2026-02-18T06:30:00Z', '3 weeks ago'],
    ['2025-12-11T06:30:00Z', '2 months ago'],
    ['2024-03-01T06:30:00Z', '2 years ago'],
  ])('%s is %s', (instant, words) => expect(relative(instant)).toBe(words));

  it('counts calendar days of the zone', () => {
    expect(relative('2026-03-10T21:30:00Z')).toBe('9 hours ago');
    expect(relative('2026-03-10T20:30:00Z')).toBe('yesterday');
  });
});

describe('an amount', () => {
  it('keeps the decimals of its currency, and every digit', () => {
    const { money } = createFormat('en', KUWAIT);
    expect(money({ amount: '1250.500', currency: 'KWD' })).toMatch(/^KWD\s1,250\.500$/);
    expect(money({ amount: '123456789012345.1234', currency: 'CLF' })).toMatch(/123,456,789,012,345\.1234$/);
    expect(createFormat('ar', KUWAIT).money({ amount: '7', currency: 'JPY' })).toMatch(/[7٧]/);
  });
});

describe('a day on which something is due', () => {
  const { day, due } = createFormat('en', KUWAIT);

  it('is the day that was written, whatever the zone', () => {
    expect(day('2026-03-12', now)).toBe('Mar 12');
    expect(day('2027-01-01', now)).toBe('Jan 1, 2027');
    expect(due('2026-03-12T21:30:00', now)).toMatch(/^Mar 12, 9:30\sPM$/);
  });
});
