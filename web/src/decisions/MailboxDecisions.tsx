import { Group, Paper, Text, Title } from '@mantine/core';
import { useI18n } from '../ui/i18n/I18n';
import { When } from '../ui/When';
import classes from './Decisions.module.css';
import type { Correspondent } from './queries';
import { reasonWords } from './reasons';

/** What each mailbox that saw the address knows and decided. */
export function MailboxDecisions({ rows }: { rows: Correspondent[] }) {
  const { t } = useI18n();
  return (
    <section aria-label={t('why.mailboxes')}>
      <Title order={2} mb="sm">
        {t('why.mailboxes')}
      </Title>
      <Paper withBorder bg="var(--invi-surface)" component="ul" className={classes.list}>
        {rows.map(({ owner, inbound, outbound, latest, reason }) => (
          <li key={owner} className={classes.row}>
            <div style={{ minWidth: 0 }}>
              <Text size="sm" fw={550} truncate dir="auto">
                {owner}
              </Text>
              <Text size="sm" c="dimmed">
                {reasonWords(reason, t)}
              </Text>
            </div>
            <div className={classes.end}>
              <Group gap={6} justify="flex-end">
                <Text size="sm">{t('why.counts', { inbound, outbound })}</Text>
              </Group>
              {latest && <When at={latest} size="xs" c="dimmed" />}
            </div>
          </li>
        ))}
      </Paper>
    </section>
  );
}
