import type { Schema } from '../api/client';

export type Outcome = Schema<'Correspondent'>['decision'];
export type CorrespondentSort = 'total' | 'latest' | 'address';
export const OUTCOMES: Outcome[] = ['contact', 'none'];
export const CORRESPONDENT_SORTS: CorrespondentSort[] = ['total', 'latest', 'address'];

/** What the address says about the list of correspondents. */
export interface CorrespondentSearch {
  q?: string;
  sort?: CorrespondentSort;
  decision?: Outcome;
}

export function correspondentSearch(search: Record<string, unknown>): CorrespondentSearch {
  const sort = CORRESPONDENT_SORTS.find((known) => known === search['sort']);
  const decision = OUTCOMES.find((known) => known === search['decision']);
  return {
    ...(typeof search['q'] === 'string' && search['q'] && { q: search['q'] }),
    ...(sort && { sort }),
    ...(decision && { decision }),
  };
}

export function whySearch(search: Record<string, unknown>): { address?: string } {
  return typeof search['address'] === 'string' && search['address'] ? { address: search['address'] } : {};
}
