import { expect, it } from 'vitest';
import { mergePages } from './pages';

it('puts pages together in their order', () => {
  expect(mergePages([{ data: [{ id: 'a' }, { id: 'b' }], nextCursor: 'x' }, { data: [{ id: 'c' }] }])).toEqual([
    { id: 'a' },
    { id: 'b' },
    { id: 'c' },
  ]);
});

it('shows a record once that moved from one page to the next', () => {
  const pages = [
    {
      data: [
        { id: 'a', v: 2 },
        { id: 'b', v: 1 },
      ],
    },
    {
      data: [
        { id: 'b', v: 1 },
        { id: 'a', v: 1 },
      ],
    },
  ];
  expect(mergePages(pages)).toEqual([
    { id: 'a', v: 2 },
    { id: 'b', v: 1 },
  ]);
});
