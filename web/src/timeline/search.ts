import type { Schema } from '../api/client';

export type Kind = Schema<'ActivityKind'>;
export const KINDS: Kind[] = ['email', 'meeting', 'call', 'note'];

/** What the address says about a timeline, so that it can be shared and gone back to. */
export interface TimelineSearch {
  kind?: Kind;
}

export function timelineSearch(search: Record<string, unknown>): TimelineSearch {
  const kind = KINDS.find((known) => known === search['kind']);
  return kind ? { kind } : {};
}
