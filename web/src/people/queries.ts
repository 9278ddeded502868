import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Schema } from '../api/client';
import { pagedQuery } from '../api/pages';
import type { ListSearch } from '../ui/ListPage';

export type Contact = Schema<'Contact'>;
export type Company = Schema<'Company'>;
export type ContactInput = Schema<'ContactInput'>;
export type CompanyInput = Schema<'CompanyInput'>;

interface ContactSearch extends ListSearch {
  companyId?: string;
}

export function contactsQuery(search: ContactSearch) {
  return pagedQuery(['contacts', 'list', search], (cursor, signal) =>
    answer(api.GET('/api/v1/contacts', { signal, params: { query: { ...search, cursor, limit: 100 } } })),
  );
}

export function companiesQuery(search: ListSearch) {
  return pagedQuery(['companies', 'list', search], (cursor, signal) =>
    answer(api.GET('/api/v1/companies', { signal, params: { query: { ...search, cursor, limit: 100 } } })),
  );
}

export function contactQuery(id: string) {
  return queryOptions({
    queryKey: ['contacts', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/contacts/{id}', { signal, params: { path: { id } } })),
  });
}

export function companyQuery(id: string) {
  return queryOptions({
    queryKey: ['companies', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/companies/{id}', { signal, params: { path: { id } } })),
  });
}

/** A record's ETag: its version. */
export function etag(record: { version: number }): string {
  return `"${record.version}"`;
}
