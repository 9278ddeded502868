import { Badge, Button, Group, Paper, Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ErrorState, errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { tellError } from '../ui/notify';
import { Section } from '../ui/Section';
import { invitesQuery, useRevokeInvite, type Invite } from './queries';

/** Invitations that nobody took up yet. */
export function Invites() {
  const { t } = useI18n();
  const invites = useInfiniteQuery(invitesQuery);
  const waiting = invites.data?.filter(({ state }) => state === 'open' || state === 'expired');
  return (
    <div style={{ marginBlockStart: 'var(--mantine-spacing-lg)' }}>
      <Section title={t('colleagues.invites')}>
        {invites.isPending && <Skeleton height={60} radius="lg" />}
        {invites.isError && <ErrorState error={invites.error} retry={() => void invites.refetch()} />}
        {waiting?.length === 0 && <Text size="sm">{t('colleagues.noInvites')}</Text>}
        {waiting?.map((invite) => (
          <OneInvite key={invite.id} invite={invite} />
        ))}
        {invites.hasNextPage && (
          <Button variant="default" onClick={() => void invites.fetchNextPage()}>
            {t('action.showMore')}
          </Button>
        )}
      </Section>
    </div>
  );
}

function OneInvite({ invite: { id, email, name, role, state, invitedBy, expiresAt } }: { invite: Invite }) {
  const { t, format } = useI18n();
  const revoke = useRevokeInvite();
  const isOpen = state === 'open';
  return (
    <Paper withBorder px="md" py="sm" bg="var(--invi-surface)" role="group" aria-label={email}>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <div style={{ minWidth: 0 }}>
          <Text size="sm" fw={550} truncate dir="auto">
            {name ?? email}
          </Text>
          {name && (
            <Text size="xs" c="dimmed" truncate dir="auto">
              {email}
            </Text>
          )}
          <Text size="xs" c="dimmed">
            {t(isOpen ? 'colleagues.invited' : 'colleagues.invitedOver', {
              name: invitedBy.name,
              day: format.moment(expiresAt),
            })}
          </Text>
        </div>
        <Group gap={6} wrap="nowrap">
          <Badge variant="default" tt="none" fw={500} miw="max-content">
            {t(`role.user.${role}`)}
          </Badge>
          {isOpen && (
            <Button
              size="xs"
              variant="default"
              aria-label={t('colleagues.revokeInviteOf', { email })}
              loading={revoke.isPending}
              onClick={() => revoke.mutate(id, { onError: (error) => tellError(errorWords(error, t)) })}
            >
              {t('colleagues.revokeInvite')}
            </Button>
          )}
        </Group>
      </Group>
    </Paper>
  );
}
