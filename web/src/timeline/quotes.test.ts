import { describe, expect, it } from 'vitest';
import { foldQuotes } from './quotes';

describe('a mail', () => {
  it('without quotes is one passage with its line breaks', () => {
    expect(foldQuotes('Hello\r\n\r\nBye\n')).toEqual([{ quoted: false, text: 'Hello\n\nBye' }]);
  });

  it('folds what it answers, with the line that announces it', () => {
    const text = 'Yes.\n\nOn Sun, 1 Mar 2026 at 10:12, Ann <ann@acme.example> wrote:\n> Can you?\n>\n> Ann';
    expect(foldQuotes(text)).toEqual([
      { quoted: false, text: 'Yes.' },
      { quoted: true, text: 'On Sun, 1 Mar 2026 at 10:12, Ann <ann@acme.example> wrote:\n> Can you?\n>\n> Ann' },
    ]);
  });

  it('knows an announcement over two lines, and in Arabic', () => {
    expect(
      foldQuotes('Yes.\nOn Sun, 1 Mar 2026 at 10:12, Ann Berger\n<ann@acme.example> wrote:\n\n> Can you?')[1]!.text,
    ).toMatch(/^On Sun/);
    expect(foldQuotes('نعم\nفي 3 مارس 2026 كتبت سارة:\n> مرفق العرض')).toHaveLength(2);
  });

  it('keeps answers between the quotes open', () => {
    const passages = foldQuotes('> First?\nYes.\n> Second?\nNo.');
    expect(passages.map(({ quoted }) => quoted)).toEqual([true, false, true, false]);
  });

  it('folds everything below a forwarded mail', () => {
    const passages = foldQuotes('See below\n-----Original Message-----\nFrom: Ann\n\nHello');
    expect(passages[1]).toEqual({ quoted: true, text: '-----Original Message-----\nFrom: Ann\n\nHello' });
  });

  it('does not take a sentence for an announcement', () => {
    expect(foldQuotes('On Monday Ann said what she wrote:\nnothing quoted here')).toHaveLength(1);
  });
});
