import { Container, Group, Kbd, NativeSelect, Text, TextInput, Title } from '@mantine/core';
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
  /** What the list is, where the title does not say it. */
  text?: string;
  searchLabel: string;
  q: string | undefined;
  onSearch(q: string | undefined): void;
  /** The button that makes a new record. */
  action: ReactNode;
  /** Beside the search box: order, filters. */
  tools: ReactNode;
  children: ReactNode;
}

/** A title, a search box that `/` reaches, and the list. */
export function ListPage({ title, text, searchLabel, q, onSearch, action, tools, children }: Props) {
  const box = useRef<HTMLInputElement>(null);
  const find = useDebouncedCallback((typed: string) => onSearch(typed.trim() || undefined), 180);
  useHotkeys([['/', () => box.current?.focus()]]);
  return (
    <Container size="xl" px={{ base: 'sm', sm: 'lg' }} py="lg">
      <Group justify="space-between" wrap="nowrap">
        <Title order={1}>{title}</Title>
        {action}
      </Group>
      {text && <Text c="dimmed">{text}</Text>}
      <Group mt="md" mb="sm" gap="sm" wrap="wrap">
        <TextInput
          ref={box}
          type="search"
          flex="1 1 180px"
          maw={420}
          aria-label={searchLabel}
          placeholder={searchLabel}
          defaultValue={q}
          onChange={(event) => find(event.currentTarget.value)}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={<Kbd visibleFrom="sm">/</Kbd>}
          rightSectionPointerEvents="none"
        />
        {tools}
      </Group>
      {children}
    </Container>
  );
}

/** The order of a list of records; a search answers best match first. */
export function SortSelect({ search, onChange }: { search: ListSearch; onChange(search: ListSearch): void }) {
  const { t } = useI18n();
  return (
    <NativeSelect
      aria-label={t('list.sort')}
      value={search.sort ?? 'lastContacted'}
      disabled={!!search.q}
      onChange={(event) => onChange({ ...search, sort: event.currentTarget.value as Sort })}
      leftSection={<IconArrowsSort size={16} aria-hidden />}
      data={SORTS.map((sort) => ({ value: sort, label: t(`list.sort.${sort}`) }))}
    />
  );
}
