import { describe, expect, it } from 'vitest';
import { foldMarks } from './quotes';

describe('a text cut at its marks', () => {
  const text = 'Fine with me.\n\nOn Monday Ann wrote:\n> Shall we?\n\n-- \nOmar';

  it('is one passage without marks', () => {
    expect(foldMarks('Hello\nthere')).toEqual([{ folded: false, text: 'Hello\nthere' }]);
  });

  it('folds what is carried along, quote and signature together', () => {
    const quote = { kind: 'quote' as const, from: 15, to: text.indexOf('\n\n--') };
    const signature = { kind: 'signature' as const, from: text.indexOf('-- '), to: text.length };
    expect(foldMarks(text, [quote, signature])).toEqual([
      { folded: false, text: 'Fine with me.' },
      { folded: true, text: 'On Monday Ann wrote:\n> Shall we?\n\n-- \nOmar' },
    ]);
  });

  it('keeps an answer between quotes and its indentation', () => {
    const answered = '> One?\n  Yes.\n> Two?\nNo.';
    const marks = [
      { kind: 'quote' as const, from: 0, to: 6 },
      { kind: 'quote' as const, from: 14, to: 20 },
    ];
    expect(foldMarks(answered, marks)).toEqual([
      { folded: true, text: '> One?' },
      { folded: false, text: '  Yes.' },
      { folded: true, text: '> Two?' },
      { folded: false, text: 'No.' },
    ]);
  });
});
