import type { Activity } from './queries';

export interface Passage {
  folded: boolean;
  text: string;
}

type Mark = NonNullable<Activity['marks']>[number];

/** Cuts a text at the server's marks into what was written now and what was only carried along. Nothing is lost. */
export function foldMarks(text: string, marks: readonly Mark[] = []): Passage[] {
  const passages: Passage[] = [];
  let at = 0;
  for (const { from, to } of marks) {
    append(passages, false, text.slice(at, from));
    append(passages, true, text.slice(from, to));
    at = to;
  }
  append(passages, false, text.slice(at));
  return passages;
}

/** Marks that only blanks part are one passage. */
function append(passages: Passage[], folded: boolean, text: string) {
  const words = text.replace(/^\s*\n|\s+$/g, '');
  if (words === '') return;
  const last = passages.at(-1);
  if (last?.folded === folded) last.text += `\n\n${words}`;
  else passages.push({ folded, text: words });
}
