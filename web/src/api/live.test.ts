import { expect, it } from 'vitest';
import { backOff } from './live';

it('waits longer each time, up to half a minute, never at once', () => {
  expect([0, 1, 2, 3].map((attempt) => backOff(attempt, 1))).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(backOff(20, 1)).toBe(30_000);
  expect(backOff(0, 0)).toBe(500);
});
