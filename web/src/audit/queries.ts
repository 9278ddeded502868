import { answer, api, type Schema } from '../api/client';
import { pagedQuery } from '../api/pages';
import { dayAfter, startOfDay } from '../ui/i18n/days';
import type { AuditSearch } from './search';

export type AuditEntry = Schema<'AuditEntry'>;

export function auditQuery({ who, kind, from, to, subject }: AuditSearch, timezone: string) {
  const filter = {
    userId: who,
    action: kind,
    subjectId: subject,
    from: from && startOfDay(from, timezone),
    to: to && startOfDay(dayAfter(to), timezone),
  };
  return {
    ...pagedQuery(['audit', filter], (cursor, signal) =>
      answer(api.GET('/api/v1/audit', { signal, params: { query: { ...filter, cursor } } })),
    ),
    // Whoever looks wants to see what was done just now.
    staleTime: 0,
  };
}
