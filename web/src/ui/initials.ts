const ARABIC = /\p{Script=Arabic}/u;
/** Keeps two Arabic letters from joining into something that reads like a word. */
const NON_JOINER = '\u200c';

/** One or two letters that stand for a name or an address. */
export function initials(name: string): string {
  const words = name
    .replace(/@.*$/, '')
    .split(/[\s._-]+/)
    .map((word) => word.replace(/^ال(?=\p{L}{2})/u, '').replace(/^[^\p{L}\p{N}]+/u, ''))
    .filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters
    .filter(Boolean)
    .map((letter) => letter.toUpperCase())
    .join(ARABIC.test(letters.join('')) ? NON_JOINER : '');
}
