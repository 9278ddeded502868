import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { tellError } from '../ui/notify';
import { conflictOf, resolved, type Choice, type Conflict } from './conflict';

interface Change<Record_, Patch> {
  patch: Patch;
  /** The record as it will look, shown until the server has answered. */
  optimistic: Record_;
  /** The record that the change is based on. */
  base: Record_;
}

interface Options<Record_, Patch> {
  queryKey: QueryKey;
  /** Which lists show the record, too. */
  lists: string;
  send(patch: Patch, base: Record_): Promise<Record_>;
}

/** Saves at once on the screen, then on the server; when somebody was quicker it asks, field by field. */
export function useRecordEditing<Record_ extends { version: number }, Patch extends object>(
  options: Options<Record_, Patch>,
) {
  const { queryKey, lists, send } = options;
  const client = useQueryClient();
  const { t } = useI18n();
  const [conflict, setConflict] = useState<(Conflict<Record_> & { change: Change<Record_, Patch> }) | undefined>();
  const mutation = useMutation({
    mutationFn: ({ patch, base }: Change<Record_, Patch>) => send(patch, base),
    onMutate: async ({ optimistic }) => {
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, optimistic);
    },
    onError: (error, change) => {
      const found = conflictOf<Record_>(error, change.patch);
      client.setQueryData(queryKey, found?.current ?? change.base);
      if (!found) tellError(errorWords(error, t));
      else if (found.clashes.length > 0) setConflict({ ...found, change });
      else mutation.mutate({ ...change, base: found.current });
    },
    onSuccess: (saved) => {
      client.setQueryData(queryKey, saved);
      void client.invalidateQueries({ queryKey: [lists, 'list'] });
    },
  });
  const decide = (choices: Record<string, Choice>) => {
    if (!conflict) return;
    const patch = resolved(conflict.change.patch, conflict.clashes, choices) as Patch;
    setConflict(undefined);
    if (Object.keys(patch).length === 0) return;
    mutation.mutate({
      patch,
      base: conflict.current,
      optimistic: { ...conflict.current, ...pickShown(conflict.change, patch) },
    });
  };
  return { save: mutation.mutate, conflict, decide, dismiss: () => setConflict(undefined) };
}

/** The parts of the optimistic record that a reduced change still sets. */
function pickShown<Record_ extends object, Patch extends object>(
  change: Change<Record_, Patch>,
  patch: Patch,
): Partial<Record_> {
  const shown = 'companyId' in patch ? [...Object.keys(patch), 'company'] : Object.keys(patch);
  return Object.fromEntries(
    Object.entries(change.optimistic).filter(([field]) => shown.includes(field)),
  ) as Partial<Record_>;
}
