import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useI18n } from '../ui/i18n/I18n';
import { companiesQuery } from './queries';

interface Choice {
  id: string;
  name: string;
}

interface Props extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  value: string | null;
  /** The company that is chosen now, which the first page may not hold. */
  chosen?: Choice;
  onChange(company: Choice | null): void;
}

/** Finds a company by any part of its name. */
export function CompanySelect({ value, chosen, onChange, ...select }: Props) {
  const { t } = useI18n();
  const [query, setQuery] = useState('');
  const [q] = useDebouncedValue(query === chosen?.name ? '' : query.trim(), 180);
  const found = useInfiniteQuery({
    ...companiesQuery(q ? { q } : { sort: 'name' }),
    placeholderData: keepPreviousData,
  });
  const companies: Choice[] = [...(found.data ?? [])];
  if (chosen && !companies.some(({ id }) => id === chosen.id)) companies.unshift(chosen);
  return (
    <Select
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('action.clear') }}
      placeholder={t('company.choose')}
      nothingFoundMessage={t('company.noneFound')}
      data={companies.map(({ id, name }) => ({ value: id, label: name }))}
      filter={({ options }) => options}
      value={value}
      onSearchChange={setQuery}
      onChange={(id) => onChange(companies.find((company) => company.id === id) ?? null)}
      {...select}
    />
  );
}
