import { Button, Group, Paper, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMe } from '../api/session';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { PersonAvatar } from '../ui/PersonAvatar';
import { requestsQuery, useDecline, useGrant, useRevoke, type AccessRequest } from './queries';
import { Section } from '../ui/Section';
import { useAbout } from './useAbout';

/** What colleagues ask to see; nothing when nobody asks. */
export function Requests() {
  const { t } = useI18n();
  const asked = useInfiniteQuery(requestsQuery('received', 'asked'));
  if (asked.isError) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />;
  if (!asked.data?.length) return null;
  return (
    <Section title={t('sharing.requests', { count: asked.data.length })}>
      {asked.data.map((request) => (
        <Row key={request.id} request={request}>
          <Answers request={request} />
        </Row>
      ))}
    </Section>
  );
}

/** What was given to single colleagues, to take it back; nothing when nothing was. */
export function Given() {
  const { t } = useI18n();
  const given = useInfiniteQuery(requestsQuery('received', 'granted'));
  if (!given.data?.length) return null;
  return (
    <Section title={t('sharing.given')} text={t('sharing.givenText')}>
      {given.data.map((request) => (
        <Row key={request.id} request={request}>
          <TakeBack request={request} />
        </Row>
      ))}
    </Section>
  );
}

function Row({ request, children }: { request: AccessRequest; children: ReactNode }) {
  const { t } = useI18n();
  const name = request.requester?.name ?? '';
  const about = useAbout(request);
  const level = request.status === 'asked' ? request.wanted : (request.granted ?? request.wanted);
  return (
    <Paper withBorder px="md" py="sm" bg="var(--invi-surface)" role="group" aria-label={name}>
      <Group justify="space-between" gap="sm">
        <Group gap="sm" wrap="nowrap" style={{ flex: '1 1 220px', minWidth: 0 }}>
          <PersonAvatar name={name} />
          <div style={{ minWidth: 0 }}>
            <Text size="sm" fw={550} truncate>
              <bdi>{name}</bdi>
            </Text>
            <Text size="xs" c="dimmed">
              {t(`access.${level}`)} · {about}
            </Text>
          </div>
        </Group>
        {children}
      </Group>
    </Paper>
  );
}

function Answers({ request: { id, wanted } }: { request: AccessRequest }) {
  const { t } = useI18n();
  const mayWrite = useMe().may('records:write');
  const grant = useGrant();
  const decline = useDecline();
  const busy = grant.isPending || decline.isPending;
  if (!mayWrite) return null;
  return (
    <Group gap="xs">
      <Button size="xs" disabled={busy} onClick={() => grant.mutate({ id, access: wanted })}>
        {t('sharing.grant')}
      </Button>
      {wanted === 'everything' && (
        <Button size="xs" variant="default" disabled={busy} onClick={() => grant.mutate({ id, access: 'subject' })}>
          {t('sharing.grantSubject')}
        </Button>
      )}
      <Button size="xs" variant="default" disabled={busy} onClick={() => decline.mutate(id)}>
        {t('sharing.decline')}
      </Button>
    </Group>
  );
}

export function TakeBack({ request: { id } }: { request: AccessRequest }) {
  const { t } = useI18n();
  const mayWrite = useMe().may('records:write');
  const revoke = useRevoke();
  if (!mayWrite) return null;
  return (
    <Button size="xs" variant="default" loading={revoke.isPending} onClick={() => revoke.mutate(id)}>
      {t('sharing.takeBack')}
    </Button>
  );
}
