import { Button, Container, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconArrowRight, IconSparkles } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { contactsQuery } from '../people/queries';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { AnswerView } from './AnswerView';
import { Examples } from './Examples';
import { askQuery } from './queries';

const route = getRouteApi('/app/ask');

export function AskPage() {
  const { t, timezone } = useI18n();
  const { q = '' } = route.useSearch();
  const asked = useQuery(askQuery(q, timezone));
  return (
    <Container size="sm" px={{ base: 'sm', sm: 'lg' }} py={q ? 'lg' : { base: 48, sm: 96 }}>
      {!q && (
        <Stack gap={4} mb="lg" ta="center">
          <Title order={1}>{t('ask.title')}</Title>
          <Text c="dimmed">{t('ask.text')}</Text>
        </Stack>
      )}
      <QuestionBox key={q} question={q} />
      <div aria-live="polite">
        {q && asked.isPending && <AnswerSkeleton />}
        {asked.isError && <ErrorState error={asked.error} retry={() => void asked.refetch()} />}
        {asked.data && <AnswerView asked={asked.data} />}
      </div>
      {!q && <Suggestions />}
    </Container>
  );
}

function QuestionBox({ question }: { question: string }) {
  const { t } = useI18n();
  const navigate = route.useNavigate();
  const [draft, setDraft] = useState(question);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.trim()) void navigate({ search: { q: draft.trim() } });
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        size="md"
        mb="lg"
        radius="xl"
        aria-label={t('ask.question')}
        placeholder={t('ask.placeholder')}
        dir="auto"
        autoFocus={!question}
        maxLength={1000}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        leftSection={<IconSparkles size={18} color="var(--mantine-primary-color-filled)" aria-hidden />}
        rightSectionWidth={52}
        rightSection={
          <Button
            type="submit"
            size="compact-sm"
            radius="xl"
            px={10}
            disabled={!draft.trim()}
            aria-label={t('ask.submit')}
          >
            <IconArrowRight className="mirrored" size={16} />
          </Button>
        }
      />
    </form>
  );
}

/** Questions that make sense here: about the people one spoke to last, the day, those gone quiet, the deals. */
function Suggestions() {
  const { t } = useI18n();
  const people = useInfiniteQuery(contactsQuery({}));
  const names = people.data?.slice(0, 2).map(({ displayName }) => t('ask.example', { name: displayName })) ?? [];
  const questions = [...names, t('ask.example.day'), t('ask.example.quiet'), t('ask.example.pipeline')];
  return <Examples justify="center" questions={questions} />;
}

function AnswerSkeleton() {
  return (
    <Stack gap="sm" aria-busy="true">
      <Skeleton height={24} width="55%" />
      <Skeleton height={14} width="95%" />
      <Skeleton height={14} width="80%" />
      <Skeleton height={120} mt="sm" radius="lg" />
    </Stack>
  );
}
