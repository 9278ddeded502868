import { Alert, Group, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useI18n } from '../ui/i18n/I18n';
import { TextLink } from '../ui/links';
import type { Outcome } from './rules';

/** More names than these say less. */
const NAMES = 8;

/** What a changed rule did to what is stored: who appeared, who went. */
export function RuleOutcome({ outcome: { appeared, left } }: { outcome: Outcome }) {
  const { t } = useI18n();
  return (
    <Alert color="tide" mt="md" icon={<IconCheck />} role="status">
      {appeared.length > 0 && <Text size="sm">{t('rule.appeared', { count: appeared.length })}</Text>}
      {left.length > 0 && <Text size="sm">{t('rule.left', { count: left.length })}</Text>}
      {appeared.length + left.length === 0 && <Text size="sm">{t('rule.nobody')}</Text>}
      {appeared.length > 0 && (
        <Group gap="sm" mt={4}>
          {appeared.slice(0, NAMES).map(({ id, displayName }) => (
            <TextLink key={id} to="/people/$id" params={{ id }} size="sm">
              <bdi>{displayName}</bdi>
            </TextLink>
          ))}
          {appeared.length > NAMES && <Text size="sm">…</Text>}
        </Group>
      )}
    </Alert>
  );
}
