import { Container, Group, Kbd, NativeSelect, TextInput, Title } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconArrowsSort, IconSearch } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { useI18n } from './i18n/I18n';

export type Sort = 'lastContacted' | 'name' | 'created';
export const SORTS: Sort[] = ['lastContacted', 'name', 'created'];

/** What the address says about a list, so that it can be shared and gone back to. */
export interface ListSearch {
  q?: string;
  sort?: Sort;
}

export function listSearch(search: Record<string, unknown>): ListSearch {
  const sort = SORTS.find((known) => known === search['sort']);
  return {
    ...(typeof search['q'] === 'string' && search['q'] && { q: search['q'] }),
    ...(sort && { sort }),
  };
}

interface Props {
  title: string;
  searchLabel: string;
  search: ListSearch;
  onSearch(search: ListSearch): void;
  /** The button that makes a new record. */
  action: ReactNode;
  children: ReactNode;
}

/** A title, a search box that `/` reaches, an order, and the list. */
export function ListPage({ title, searchLabel, search, onSearch, action, children }: Props) {
  const { t } = useI18n();
  const box = useRef<HTMLInputElement>(null);
  const find = useDebouncedCallback((q: string) => onSearch({ ...search, q: q.trim() || undefined }), 180);
  useHotkeys([['/', () => box.current?.focus()]]);
  return (
    <Container size="xl" px={{ base: 'sm', sm: 'lg' }} py="lg">
      <Group justify="space-between" mb="md" wrap="nowrap">
        <Title order={1}>{title}</Title>
        {action}
      </Group>
      <Group mb="sm" gap="sm" wrap="nowrap">
        <TextInput
          ref={box}
          type="search"
          flex={1}
          maw={420}
          aria-label={searchLabel}
          placeholder={searchLabel}
          defaultValue={search.q}
          onChange={(event) => find(event.currentTarget.value)}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={<Kbd visibleFrom="sm">/</Kbd>}
          rightSectionPointerEvents="none"
        />
        <NativeSelect
          aria-label={t('list.sort')}
          value={search.sort ?? 'lastContacted'}
          disabled={!!search.q}
          onChange={(event) => onSearch({ ...search, sort: event.currentTarget.value as Sort })}
          leftSection={<IconArrowsSort size={16} aria-hidden />}
          data={SORTS.map((sort) => ({ value: sort, label: t(`list.sort.${sort}`) }))}
        />
      </Group>
      {children}
    </Container>
  );
}
