import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Schema } from '../api/client';

export type Asked = Schema<'Asked'>;
export type Answer = Schema<'Answer'>;
export type Source = Answer['sources'][number];
export type Proposal = Answer['actions'][number];
export type Alternative = Schema<'Alternative'>;

/** Asking never writes, so an answer is read like any other thing. */
export function askQuery(question: string, timezone: string) {
  return queryOptions({
    queryKey: ['ask', question, timezone],
    queryFn: ({ signal }) => answer(api.POST('/api/v1/ask', { signal, body: { question, timezone } })),
    enabled: question !== '',
    staleTime: 0,
  });
}
