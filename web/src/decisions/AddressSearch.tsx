import { Autocomplete, Button, Group } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState, type FormEvent } from 'react';
import { useI18n } from '../ui/i18n/I18n';
import { suggestionsQuery } from './queries';

interface Props {
  address: string | undefined;
  onSearch(address: string): void;
}

/** An address box that knows the addresses that were seen. */
export function AddressSearch({ address = '', onSearch }: Props) {
  const { t } = useI18n();
  const [typed, setTyped] = useState(address);
  const [q] = useDebouncedValue(typed.trim(), 150);
  const seen = useQuery({ ...suggestionsQuery(q), placeholderData: keepPreviousData });
  const box = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => box.current?.focus()]]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim()) onSearch(typed.trim());
  };
  return (
    <Group component="form" role="search" onSubmit={submit} gap="sm" mb="lg" wrap="nowrap">
      <Autocomplete
        ref={box}
        flex={1}
        maw={460}
        aria-label={t('why.address')}
        placeholder={t('why.address')}
        leftSection={<IconSearch size={16} aria-hidden />}
        dir={typed ? 'auto' : undefined}
        value={typed}
        onChange={setTyped}
        onOptionSubmit={onSearch}
        data={q === address ? [] : (seen.data ?? [])}
        filter={({ options }) => options}
      />
      <Button type="submit" variant="default" disabled={!typed.trim()}>
        {t('why.look')}
      </Button>
    </Group>
  );
}
