import { Alert, Group, Stack, Text } from '@mantine/core';
import { reasonWords } from '../decisions/reasons';
import { useI18n } from '../ui/i18n/I18n';
import type { Import } from './queries';

/** What a try found: which rule would decide how many addresses. Nothing of it is stored. */
export function DryRunResult({ import: one }: { import: Import }) {
  const { t } = useI18n();
  const rules = Object.entries(one.decisions ?? {}).sort(([, some], [, others]) => others - some);
  const becoming = rules.filter(([rule]) => rule.startsWith('contact:'));
  const staying = rules.filter(([rule]) => !rule.startsWith('contact:'));
  return (
    <Stack gap="sm">
      <Alert color="tide" variant="light">
        {t('import.tried')}
      </Alert>
      <Rules title={t('import.wouldBecome')} rules={becoming} />
      <Rules title={t('import.wouldStay')} rules={staying} />
    </Stack>
  );
}

function Rules({ title, rules }: { title: string; rules: [string, number][] }) {
  const { t, format } = useI18n();
  if (rules.length === 0) return null;
  return (
    <section aria-label={title}>
      <Text size="sm" fw={550} mb={4}>
        {title}
      </Text>
      {rules.map(([rule, count]) => (
        <Group key={rule} justify="space-between" maw={420} gap="md" wrap="nowrap">
          <Text size="sm" c="dimmed">
            {reasonWords(rule.slice(rule.indexOf(':') + 1), t)}
          </Text>
          <Text size="sm">{format.number(count)}</Text>
        </Group>
      ))}
    </section>
  );
}
