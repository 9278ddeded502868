import { Container, EmptyState, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconZoomQuestion } from '@tabler/icons-react';
import { useMe } from '../api/session';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { ButtonLink } from '../ui/links';
import { AddressSearch } from './AddressSearch';
import { MailboxDecisions } from './MailboxDecisions';
import { MailDecisions } from './MailDecisions';
import { decisionsQuery } from './queries';
import { RuleForm } from './RuleForm';
import { Verdict } from './Verdict';

const route = getRouteApi('/app/why');

/** Why somebody is, or is not, here; and the rule that says so. */
export function WhyPage() {
  const { t } = useI18n();
  const { address } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Container size="md" px={{ base: 'sm', sm: 'lg' }} py="lg">
      <Title order={1}>{t('why.title')}</Title>
      <Text c="dimmed" mt={4} mb="lg" maw={620}>
        {t('why.text')}
      </Text>
      <AddressSearch
        key={address}
        address={address}
        onSearch={(chosen) => void navigate({ search: { address: chosen } })}
      />
      {address ? <Answer key={address} address={address} /> : <NothingAsked />}
    </Container>
  );
}

function Answer({ address }: { address: string }) {
  const me = useMe();
  const decisions = useInfiniteQuery(decisionsQuery(address));
  if (decisions.isPending) return <AnswerSkeleton />;
  if (!decisions.data) return <ErrorState error={decisions.error} retry={() => void decisions.refetch()} />;
  const found = decisions.data;
  return (
    <Stack gap="lg">
      <Verdict decisions={found} />
      {me.may('records:write') && <RuleForm decisions={found} />}
      {found.mailboxes.length > 0 && <MailboxDecisions rows={found.mailboxes} />}
      {found.data.length > 0 && (
        <MailDecisions
          mails={found.data}
          hasMore={decisions.hasNextPage}
          loading={decisions.isFetchingNextPage}
          loadMore={() => void decisions.fetchNextPage()}
        />
      )}
    </Stack>
  );
}

function NothingAsked() {
  const { t } = useI18n();
  return (
    <EmptyState
      py={56}
      variant="light"
      icon={<IconZoomQuestion />}
      title={t('why.empty.title')}
      description={t('why.empty.text')}
    >
      <EmptyState.Actions>
        <ButtonLink to="/correspondents" variant="default">
          {t('why.empty.all')}
        </ButtonLink>
      </EmptyState.Actions>
    </EmptyState>
  );
}

function AnswerSkeleton() {
  return (
    <Stack gap="lg" aria-busy="true">
      <Skeleton height={104} radius="lg" />
      <Skeleton height={190} radius="lg" />
      <Skeleton height={120} radius="lg" />
    </Stack>
  );
}
