import { Button, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { tell } from '../ui/notify';
import { Section } from '../ui/Section';
import { problemsQuery, useRetry } from './queries';

/** Mails that could not be read, and another try. */
export function MailboxProblems({ id }: { id: string }) {
  const { t, format } = useI18n();
  const problems = useInfiniteQuery(problemsQuery(id));
  const retry = useRetry(id);
  return (
    <Section title={t('mailbox.problems')} text={t('mailbox.problemsText')}>
      {problems.isPending && <Skeleton height={120} radius="lg" />}
      {problems.isError && <ErrorState error={problems.error} retry={() => void problems.refetch()} />}
      <Stack component="ul" gap={6} p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('mailbox.problems')}>
        {problems.data?.map((problem) => (
          <Paper key={problem.id} withBorder px="md" py="xs" bg="var(--invi-surface)" component="li">
            <Text size="sm" dir="auto">
              {problem.reason}
            </Text>
            <Text size="xs" c="dimmed">
              {problem.receivedAt && `${format.dateTime(problem.receivedAt)} · `}
              <bdi>{problem.id}</bdi>
            </Text>
          </Paper>
        ))}
      </Stack>
      <Group gap="xs">
        {problems.hasNextPage && (
          <Button variant="default" onClick={() => void problems.fetchNextPage()}>
            {t('action.showMore')}
          </Button>
        )}
        <Button
          variant="default"
          loading={retry.isPending}
          onClick={() =>
            retry.mutate(undefined, {
              onSuccess: ({ mails }) => tell(t('mailbox.retried', { mails: t('count.mails', { count: mails }) })),
            })
          }
        >
          {t('action.retry')}
        </Button>
      </Group>
    </Section>
  );
}
