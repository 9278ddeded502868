import { upload } from '@invicrm/client';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, type Schema } from '../api/client';
import { pagedQuery, type Page } from '../api/pages';

export type Import = Schema<'Import'>;
export type Problem = Schema<'ImportProblem'>;
export type Policy = Schema<'ContactPolicy'>;
export const POLICIES: Policy[] = ['wroteTo', 'everyone', 'off'];

/** Without an event a running import is looked at this often. */
export const POLL_MS = 2_000;

export const importsQuery = pagedQuery(['imports', 'list'], (cursor, signal) =>
  answer(api.GET('/api/v1/imports', { signal, params: { query: { cursor, limit: 20 } } })),
);

/** Whether it is being read, or taken back. */
export function isBusy(status: Import['status'] | undefined): boolean {
  return status === 'running' || status === 'undoing';
}

export function importQuery(id: string) {
  return queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/imports/{id}', { signal, params: { path: { id } } })),
    refetchInterval: (query) => (isBusy(query.state.data?.status) ? POLL_MS : false),
  });
}

export function problemsQuery(id: string) {
  return pagedQuery(['imports', 'problems', id], async (cursor, signal): Promise<Page<Problem & { id: string }>> => {
    const page = await answer(
      api.GET('/api/v1/imports/{id}/problems', { signal, params: { path: { id }, query: { cursor } } }),
    );
    return { ...page, data: page.data.map((problem) => ({ ...problem, id: `${problem.where} ${problem.what}` })) };
  });
}

export interface NewImport {
  file: File;
  owner: string;
  aliases: string[];
  contactPolicy: Policy;
  includeOwnDomain: boolean;
  dryRun: boolean;
}

export function formOf({ file, owner, aliases, contactPolicy, includeOwnDomain, dryRun }: NewImport): FormData {
  const form = new FormData();
  form.set('owner', owner);
  if (aliases.length > 0) form.set('aliases', aliases.join(','));
  form.set('contactPolicy', contactPolicy);
  form.set('includeOwnDomain', String(includeOwnDomain));
  form.set('dryRun', String(dryRun));
  form.set('file', file, file.name);
  return form;
}

/** Hands a mailbox in; `sent` is the share of it that is on the server. */
export function useStartImport() {
  const client = useQueryClient();
  const [sent, setSent] = useState(0);
  const start = useMutation({
    mutationFn: (input: NewImport) => upload<Import>('/api/v1/imports', formOf(input), setSent),
    onMutate: () => setSent(0),
    onSuccess: (started) => {
      client.setQueryData(importQuery(started.id).queryKey, started);
      void client.invalidateQueries({ queryKey: ['imports', 'list'] });
    },
  });
  return { start, sent };
}

/** Takes an import back, or lets one that failed go on where it stopped. */
export function useImportStep(id: string, step: 'undo' | 'resume') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.POST(`/api/v1/imports/{id}/${step}`, { params: { path: { id } } })),
    onSuccess: (now) => {
      client.setQueryData(importQuery(id).queryKey, now);
      void client.invalidateQueries({ queryKey: ['imports', 'list'] });
    },
  });
}
