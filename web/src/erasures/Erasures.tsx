import { Badge, Button, Group, Paper, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { answer, api } from '../api/client';
import { ErrorState, errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { TextLink } from '../ui/links';
import { erasuresQuery } from './queries';

/** Receipts of erasures, and the door for those who want to be here again. */
export function Erasures() {
  const { t, format } = useI18n();
  const erasures = useInfiniteQuery(erasuresQuery);
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('erasures.text')}
      </Text>
      <Lift />
      {erasures.isPending && <Skeleton height={120} radius="lg" aria-busy="true" />}
      {erasures.isError && <ErrorState error={erasures.error} retry={() => void erasures.refetch()} />}
      {erasures.data?.length === 0 && <Text size="sm">{t('erasures.none')}</Text>}
      {erasures.data?.map(({ id, by, createdAt, status }) => (
        <Paper key={id} withBorder px="md" py="sm" bg="var(--invi-surface)">
          <Group justify="space-between" wrap="nowrap">
            <div style={{ minWidth: 0 }}>
              <TextLink to="/erasures/$id" params={{ id }} size="sm" fw={550}>
                {format.dateTime(createdAt)}
              </TextLink>
              <Text size="xs" c="dimmed" truncate>
                <bdi>{by.name}</bdi>
              </Text>
            </div>
            <Badge variant="default" tt="none" fw={500}>
              {t(`erasure.status.${status}`)}
            </Badge>
          </Group>
        </Paper>
      ))}
      {erasures.hasNextPage && (
        <Button variant="default" onClick={() => void erasures.fetchNextPage()}>
          {t('action.showMore')}
        </Button>
      )}
    </Stack>
  );
}

function Lift() {
  const { t } = useI18n();
  const [address, setAddress] = useState('');
  const lift = useMutation({
    mutationFn: (given: string) =>
      answer(api.DELETE('/api/v1/erased-addresses', { params: { query: { address: given } } })),
    onSuccess: () => setAddress(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    lift.mutate(address.trim());
  };
  return (
    <Paper
      component="form"
      aria-label={t('erasures.lift')}
      onSubmit={submit}
      withBorder
      p="md"
      bg="var(--invi-surface)"
    >
      <Group align="flex-end">
        <TextInput
          label={t('erasures.lift.address')}
          description={t('erasures.lift.text')}
          type="email"
          dir="ltr"
          flex={1}
          miw={220}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          error={lift.error && errorWords(lift.error, t)}
        />
        <Button type="submit" variant="default" disabled={!address.trim()} loading={lift.isPending}>
          {t('erasures.lift')}
        </Button>
      </Group>
      {lift.isSuccess && (
        <Text size="sm" mt="xs" role="status">
          {t('erasures.lifted')}
        </Text>
      )}
    </Paper>
  );
}
