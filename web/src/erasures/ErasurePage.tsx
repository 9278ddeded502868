import { Alert, Button, Container, Group, List, Loader, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconPrinter } from '@tabler/icons-react';
import { ApiError } from '../api/client';
import { ErrorState, errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { NotFound } from '../ui/NotFound';
import { countWords } from './counts';
import classes from './ErasurePage.module.css';
import { erasureQuery, useErase, type Erasure } from './queries';

const route = getRouteApi('/app/erasures/$id');

/** The receipt of an erasure, to be kept or printed: what was masked, and nothing that says of whom. */
export function ErasurePage() {
  const { t } = useI18n();
  const { id } = route.useParams();
  const erasure = useQuery(erasureQuery(id));
  if (erasure.error instanceof ApiError && erasure.error.status === 404) return <NotFound />;
  return (
    <Container size="sm" px={{ base: 'sm', sm: 'lg' }} py="lg">
      <Title order={1} mb="md">
        {t('erasure.receipt')}
      </Title>
      {erasure.isPending && <Skeleton height={260} radius="lg" aria-busy="true" />}
      {erasure.isError && <ErrorState error={erasure.error} retry={() => void erasure.refetch()} />}
      {erasure.data && <Receipt erasure={erasure.data} />}
    </Container>
  );
}

function Receipt({ erasure }: { erasure: Erasure }) {
  const { t, format } = useI18n();
  const { id, by, createdAt, finishedAt, reason, counts, status } = erasure;
  return (
    <Paper withBorder p="lg" bg="var(--invi-surface)">
      <Stack gap="sm">
        <State erasure={erasure} />
        <Row name={t('erasure.by')} value={by.name} />
        <Row name={t('erasure.at')} value={format.dateTime(createdAt)} />
        {finishedAt && <Row name={t('erasure.finishedAt')} value={format.dateTime(finishedAt)} />}
        {reason && <Row name={t('erasure.reason')} value={t(`erasure.reason.${reason}`)} />}
        <Row name={t('erasure.number')} value={id} />
        <Text size="sm" fw={550}>
          {t('erasure.masked')}
        </Text>
        <List size="sm" spacing={2}>
          {countWords(counts, t).map((words) => (
            <List.Item key={words}>{words}</List.Item>
          ))}
        </List>
        <Text size="sm" c="dimmed">
          {t('erasure.keptOut')}
        </Text>
        {status === 'done' && (
          <Group justify="flex-end" className={classes.screen}>
            <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
              {t('erasure.print')}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

function State({ erasure: { status, contactId } }: { erasure: Erasure }) {
  const { t } = useI18n();
  const again = useErase(contactId);
  if (status === 'done') {
    return (
      <Text fw={550} role="status">
        {t('erasure.done')}
      </Text>
    );
  }
  if (status === 'running') {
    return (
      <Group gap="sm" role="status">
        <Loader size="sm" aria-hidden />
        <Text fw={550}>{t('erasure.running')}</Text>
      </Group>
    );
  }
  return (
    <Alert color="red" role="alert">
      <Stack gap="xs" align="flex-start">
        {again.error ? errorWords(again.error, t) : t('erasure.failed')}
        <Button size="xs" color="red" loading={again.isPending} onClick={() => again.mutate({ confirm: contactId })}>
          {t('erasure.goOn')}
        </Button>
      </Stack>
    </Alert>
  );
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <Group gap="xs" wrap="nowrap" align="baseline">
      <Text size="sm" c="dimmed" miw={110}>
        {name}
      </Text>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        <bdi>{value}</bdi>
      </Text>
    </Group>
  );
}
