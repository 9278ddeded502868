import { Alert, Button, Group, Paper, Radio, SegmentedControl, SimpleGrid, Text, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useMe } from '../api/session';
import { errorWords } from '../ui/errors';
import { useI18n, type I18n } from '../ui/i18n/I18n';
import type { Decisions, Rule } from './queries';
import { RuleOutcome } from './RuleOutcome';
import { domainOf, useChangeRule, type Wish } from './rules';

const VERDICTS: Wish['verdict'][] = ['policy', 'always', 'never'];

/** Makes an exception for an address or its whole domain, or lets the policy decide again. */
export function RuleForm({ decisions: { address, rule } }: { decisions: Decisions }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { tenant } = useMe();
  const [wish, setWish] = useState<Wish>({ verdict: rule?.verdict ?? 'policy', subject: rule?.subject ?? address });
  const change = useChangeRule(address, rule);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(wish);
  };
  return (
    <Paper withBorder p="lg" bg="var(--invi-surface)" component="form" aria-label={t('rule.title')} onSubmit={submit}>
      <Title order={2}>{t('rule.title')}</Title>
      <Radio.Group
        mt="sm"
        aria-label={t('rule.title')}
        value={wish.verdict}
        onChange={(chosen) => setWish({ ...wish, verdict: chosen as Wish['verdict'] })}
      >
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
          {VERDICTS.map((verdict) => (
            <Radio.Card key={verdict} value={verdict} p="sm" radius="md">
              <Group wrap="nowrap" align="flex-start" gap="sm">
                <Radio.Indicator mt={2} />
                <div>
                  <Text size="sm" fw={550}>
                    {t(`rule.${verdict}`)}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {verdict === 'policy' ? t(`policy.${tenant.contactPolicy}`) : t(`rule.${verdict}.text`)}
                  </Text>
                </div>
              </Group>
            </Radio.Card>
          ))}
        </SimpleGrid>
      </Radio.Group>
      <Group justify="space-between" mt="md" gap="sm">
        {wish.verdict === 'policy' ? (
          <span />
        ) : (
          <SegmentedControl
            size="xs"
            aria-label={t('rule.for')}
            value={wish.subject}
            onChange={(subject) => setWish({ ...wish, subject })}
            data={subjects(address, rule, i18n)}
          />
        )}
        <Button type="submit" loading={change.isPending} disabled={!changes(wish, rule)}>
          {t('rule.apply')}
        </Button>
      </Group>
      {change.isPending && !wish.subject.includes('@') && (
        <Text size="sm" c="dimmed" mt="sm" role="status">
          {t('why.rejudging')}
        </Text>
      )}
      {change.error && (
        <Alert color="red" role="alert" mt="md">
          {errorWords(change.error, t)}
        </Alert>
      )}
      {change.data && <RuleOutcome outcome={change.data} />}
    </Paper>
  );
}

function changes({ verdict, subject }: Wish, rule: Rule | undefined): boolean {
  if (verdict === 'policy') return !!rule;
  return verdict !== rule?.verdict || subject !== rule.subject;
}

/** The address, its domain, and what the standing rule is about, should that be a wider domain. */
function subjects(address: string, rule: Rule | undefined, { t }: I18n) {
  const domains = new Set([domainOf(address), ...(rule && !rule.subject.includes('@') ? [rule.subject] : [])]);
  return [
    { value: address, label: t('rule.onlyThis') },
    ...[...domains].map((domain) => ({ value: domain, label: t('rule.everyoneAt', { domain }) })),
  ];
}
