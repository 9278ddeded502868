import { expect, it } from 'vitest';
import { groupByDay } from './days';

const at = (occurredAt: string) => ({ occurredAt });

it('groups by the day of the viewer, in the order things come', () => {
  const items = [at('2026-03-11T01:00:00Z'), at('2026-03-10T22:00:00Z'), at('2026-03-10T20:00:00Z')];
  expect(groupByDay(items, 'Asia/Kuwait').map(({ day, items }) => [day, items.length])).toEqual([
    ['2026-03-11', 2],
    ['2026-03-10', 1],
  ]);
  expect(groupByDay(items, 'UTC').map(({ day, items }) => [day, items.length])).toEqual([
    ['2026-03-11', 1],
    ['2026-03-10', 2],
  ]);
});

it('groups nothing into no days', () => expect(groupByDay([], 'UTC')).toEqual([]));
