import { Collapse, Group, Text, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowDownLeft, IconArrowUpRight, IconLock } from '@tabler/icons-react';
import { useI18n, type I18n } from '../ui/i18n/I18n';
import { ActivityBody } from './ActivityBody';
import { KindIcon } from './kinds';
import type { Activity } from './queries';
import classes from './Timeline.module.css';

/** One thing that happened; opens to its text unless only who and when is shared. */
export function ActivityRow({ activity }: { activity: Activity }) {
  const [opened, { toggle }] = useDisclosure();
  if (activity.access === 'metadata') {
    return (
      <div className={`${classes.row} ${classes.locked}`} data-locked>
        <Summary activity={activity} />
      </div>
    );
  }
  return (
    <>
      <UnstyledButton className={classes.row} aria-expanded={opened} onClick={toggle}>
        <Summary activity={activity} opened={opened} />
      </UnstyledButton>
      <Collapse expanded={opened} keepMounted={false}>
        <div className={classes.body}>
          <ActivityBody id={activity.id} />
        </div>
      </Collapse>
    </>
  );
}

function Summary({ activity, opened }: { activity: Activity; opened?: boolean }) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const locked = activity.access === 'metadata';
  return (
    <>
      <KindIcon kind={activity.kind} />
      <div style={{ minWidth: 0 }}>
        <Group gap={6} wrap="nowrap">
          <DirectionMark activity={activity} />
          <Text size="sm" fw={550} truncate>
            <bdi>{whoOf(activity, i18n)}</bdi>
          </Text>
        </Group>
        {locked && (
          <Group gap={6} wrap="nowrap" align="flex-start">
            <IconLock size={14} style={{ flexShrink: 0, marginBlockStart: 3 }} aria-hidden />
            <Text size="sm">{t('timeline.locked')}</Text>
          </Group>
        )}
        {!locked && (
          <Text size="sm" truncate>
            <bdi>{activity.subject}</bdi>
            {activity.subject && activity.snippet && !opened && ' '}
            {!opened && (
              <Text span inherit c="dimmed">
                <bdi>{activity.snippet}</bdi>
              </Text>
            )}
          </Text>
        )}
      </div>
      <Tooltip label={format.dateTime(activity.occurredAt)}>
        <Text component="time" dateTime={activity.occurredAt} size="xs" c="dimmed" lh="21px">
          {format.time(activity.occurredAt)}
        </Text>
      </Tooltip>
    </>
  );
}

function DirectionMark({ activity: { kind, direction } }: { activity: Activity }) {
  const { t } = useI18n();
  if (kind !== 'email' || !direction || direction === 'internal')
    return <VisuallyHidden>{t(`kind.${kind}`)}</VisuallyHidden>;
  const Icon = direction === 'inbound' ? IconArrowDownLeft : IconArrowUpRight;
  return (
    <>
      <Icon className="mirrored" size={14} color="var(--mantine-color-dimmed)" style={{ flexShrink: 0 }} aria-hidden />
      <VisuallyHidden>{t(`direction.${direction}`)}</VisuallyHidden>
    </>
  );
}

function whoOf({ kind, from, direction, contacts, createdBy }: Activity, { t, format }: I18n): string {
  if (kind !== 'email')
    return createdBy ? t('timeline.by', { kind: t(`kind.${kind}`), name: createdBy.name }) : t(`kind.${kind}`);
  const sender = from?.name || from?.address || t('kind.email');
  if (direction !== 'outbound' || contacts.length === 0) return sender;
  return t('timeline.to', { from: sender, to: format.list(contacts.map(({ displayName }) => displayName)) });
}
