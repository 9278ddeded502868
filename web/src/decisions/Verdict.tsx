import { Group, Loader, Paper, Text, Title } from '@mantine/core';
import { useI18n } from '../ui/i18n/I18n';
import { ButtonLink } from '../ui/links';
import { PersonAvatar } from '../ui/PersonAvatar';
import { DecisionBadge } from './DecisionBadge';
import type { Decisions } from './queries';
import { reasonSentence } from './reasons';

/** Who the address is, what was decided, and by which rule. */
export function Verdict({ decisions }: { decisions: Decisions }) {
  const { t, format } = useI18n();
  const { address, name, contactId, decision, reason, rule, rejudging } = decisions;
  return (
    <Paper withBorder p="lg" bg="var(--invi-surface)" component="section" aria-label={t('why.verdict')}>
      <Group wrap="nowrap" align="flex-start" gap="md">
        <PersonAvatar name={name ?? address} size={48} />
        <div style={{ flex: 1, minWidth: 0 }}>
          <Group gap="xs" wrap="wrap">
            <Title order={2} style={{ overflowWrap: 'anywhere' }}>
              <bdi>{name ?? address}</bdi>
            </Title>
            <DecisionBadge decision={decision} />
          </Group>
          {name && (
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              <bdi>{address}</bdi>
            </Text>
          )}
          <Text mt="xs" role="status">
            {reasonSentence(reason, t)}
          </Text>
          {rule && (
            <Text size="sm" c="dimmed" mt={4}>
              {t(`why.rule.${rule.verdict}`, { subject: rule.subject, since: format.dateTime(rule.since) })}
            </Text>
          )}
          {rejudging && (
            <Group gap="xs" mt="xs">
              <Loader size="xs" />
              <Text size="sm" c="dimmed">
                {t('why.rejudging')}
              </Text>
            </Group>
          )}
          {contactId && (
            <ButtonLink to="/people/$id" params={{ id: contactId }} variant="default" size="xs" mt="sm">
              {t('why.openPerson')}
            </ButtonLink>
          )}
        </div>
      </Group>
    </Paper>
  );
}
