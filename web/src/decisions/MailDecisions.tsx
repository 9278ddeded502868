import { Button, Group, Paper, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconArrowDownLeft, IconArrowUpRight, IconLock } from '@tabler/icons-react';
import { useI18n } from '../ui/i18n/I18n';
import { TextLink } from '../ui/links';
import classes from './Decisions.module.css';
import type { MailDecision } from './queries';

interface Props {
  mails: MailDecision[];
  hasMore: boolean;
  loading: boolean;
  loadMore(): void;
}

/** What became of each mail that names the address. */
export function MailDecisions({ mails, hasMore, loading, loadMore }: Props) {
  const { t } = useI18n();
  return (
    <section aria-label={t('why.mails')}>
      <Title order={2} mb="sm">
        {t('why.mails')}
      </Title>
      <Paper withBorder bg="var(--invi-surface)" component="ol" className={classes.list}>
        {mails.map((mail, index) => (
          <li key={index} className={classes.row}>
            <Mail mail={mail} />
          </li>
        ))}
      </Paper>
      {hasMore && (
        <Button mt="sm" size="xs" variant="default" loading={loading} onClick={loadMore}>
          {t('action.showMore')}
        </Button>
      )}
    </section>
  );
}

function Mail({ mail: { activityId, access, subject, direction, sentAt, outcome, owner } }: { mail: MailDecision }) {
  const { t, format } = useI18n();
  return (
    <>
      <div style={{ minWidth: 0 }}>
        <Group gap={6} wrap="nowrap">
          <Direction direction={direction} />
          <Text size="sm" fw={550} truncate dir={access === 'metadata' ? undefined : 'auto'}>
            {access === 'metadata' ? (
              <TextLink to="/activities/$id" params={{ id: activityId }} c="dimmed" underline="hover" inherit>
                <IconLock size={14} aria-hidden /> {t('timeline.locked')}
              </TextLink>
            ) : (
              <TextLink
                to="/activities/$id"
                params={{ id: activityId }}
                c="var(--mantine-color-text)"
                underline="hover"
                inherit
              >
                {subject || t('timeline.noSubject')}
              </TextLink>
            )}
          </Text>
        </Group>
        <Text size="xs" c="dimmed" truncate>
          {t(`outcome.${outcome}`)} · <bdi>{owner}</bdi>
        </Text>
      </div>
      <Text component="time" dateTime={sentAt} size="xs" c="dimmed" className={classes.end} lh="22px">
        {format.moment(sentAt)}
      </Text>
    </>
  );
}

function Direction({ direction }: Pick<MailDecision, 'direction'>) {
  const { t } = useI18n();
  if (direction === 'internal') return null;
  const Icon = direction === 'inbound' ? IconArrowDownLeft : IconArrowUpRight;
  return (
    <>
      <Icon className="mirrored" size={14} color="var(--mantine-color-dimmed)" style={{ flexShrink: 0 }} aria-hidden />
      <VisuallyHidden>{t(`direction.${direction}`)}</VisuallyHidden>
    </>
  );
}
