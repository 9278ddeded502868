export interface Passage {
  quoted: boolean;
  text: string;
}

const QUOTE = /^\s*>/;
/** "On Mon, 3 Mar 2026, Ann wrote:", "في ... كتب ...:", also broken over two lines. */
const ATTRIBUTION =
  /^(On\b.{5,200}\bwrote:|Am\b.{5,200}\bschrieb.{0,100}:|Le\b.{5,200}\ba écrit\s?:|(?:في|بتاريخ|يوم).{5,200}(?:كتب|كتبت).{0,100}[:：]?)\s*$/u;
/** What Outlook puts above the mail that is answered. */
const FORWARD_LINE =
  /^\s*(-{2,}\s*(Original Message|Forwarded message|الرسالة الأصلية|رسالة معاد توجيهها)\s*-{2,}|_{10,})\s*$/iu;

/** Cuts a mail's text into what was written now and what was only carried along. Nothing is lost. */
export function foldQuotes(text: string): Passage[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const passages: Passage[] = [];
  for (let index = 0; index < lines.length; index++) {
    if (FORWARD_LINE.test(lines[index]!)) {
      append(passages, true, lines.slice(index));
      break;
    }
    const attribution = attributionLength(lines, index);
    if (attribution > 0) {
      append(passages, true, lines.slice(index, index + attribution));
      index += attribution - 1;
    } else {
      append(passages, isQuoted(lines, index, passages), [lines[index]!]);
    }
  }
  return passages.map(trimmed).filter(({ text }) => text !== '');
}

/** How many lines an attribution takes here; 0 when the quote that must follow is not there. */
function attributionLength(lines: string[], index: number): number {
  for (const length of [1, 2]) {
    const candidate = lines
      .slice(index, index + length)
      .join(' ')
      .trim();
    if (!ATTRIBUTION.test(candidate)) continue;
    const next = lines.slice(index + length).find((line) => line.trim() !== '');
    if (next !== undefined && QUOTE.test(next)) return length;
  }
  return 0;
}

function isQuoted(lines: string[], index: number, passages: Passage[]): boolean {
  const line = lines[index]!;
  // A blank line belongs to the quote only when the quote goes on after it.
  if (line.trim() === '' && passages.at(-1)?.quoted)
    return QUOTE.test(lines.slice(index).find((later) => later.trim() !== '') ?? '');
  return QUOTE.test(line);
}

function append(passages: Passage[], quoted: boolean, lines: string[]) {
  const last = passages.at(-1);
  const text = lines.join('\n');
  if (last?.quoted === quoted) last.text += `\n${text}`;
  else passages.push({ quoted, text });
}

function trimmed({ quoted, text }: Passage): Passage {
  return { quoted, text: text.replace(/^\n+|\s+$/g, '') };
}
