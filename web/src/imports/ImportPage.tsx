import { Container, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useI18n } from '../ui/i18n/I18n';
import { ConnectHint } from '../mailboxes/ConnectHint';
import { ImportForm } from './ImportForm';
import { ImportHistory } from './ImportHistory';
import { ImportProgress } from './ImportProgress';
import { importsQuery, isBusy, POLL_MS, type Import } from './queries';
import type { Page } from '../api/pages';

export function ImportPage() {
  const { t } = useI18n();
  const imports = useInfiniteQuery({
    ...importsQuery,
    refetchInterval: (query) => (anyRunning(query.state.data?.pages) ? POLL_MS : false),
  });
  const [started, setStarted] = useState<string>();
  const shown = started ?? imports.data?.find(({ status }) => isBusy(status))?.id;
  return (
    <Container size="md" px={{ base: 'sm', sm: 'lg' }} py="lg">
      <Title order={1}>{t('nav.import')}</Title>
      <Text c="dimmed" mt={4} mb="lg" maw={620}>
        {t('import.text')}
      </Text>
      <ConnectHint />
      {shown && <ImportProgress key={shown} id={shown} />}
      <ImportForm onStarted={setStarted} />
      <ImportHistory imports={imports} shown={shown} onShow={setStarted} />
    </Container>
  );
}

function anyRunning(pages: Page<Import>[] = []): boolean {
  return pages.some(({ data }) => data.some(({ status }) => isBusy(status)));
}
