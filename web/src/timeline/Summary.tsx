import { Group, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconArrowDownLeft, IconArrowUpRight, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMe } from '../api/session';
import { useI18n } from '../ui/i18n/I18n';
import { Faces } from './Faces';
import { KindIcon } from './kinds';
import type { Activity } from './queries';
import classes from './Timeline.module.css';
import { facesOf, whoOf } from './who';

interface Props {
  activity: Activity;
  opened?: boolean;
  /** Beside the names. */
  badge?: ReactNode;
}

/** One row's faces, names, subject, first words and time. */
export function Summary({ activity, opened, badge }: Props) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const { user } = useMe();
  return (
    <>
      {activity.kind === 'email' ? <Faces names={facesOf(activity)} /> : <KindIcon kind={activity.kind} />}
      <div className={classes.words}>
        <div className={classes.who}>
          <DirectionMark activity={activity} />
          <span className={classes.names}>{whoOf(activity, i18n, user.email)}</span>
          {badge}
          {activity.durationMinutes !== undefined && (
            <span className={classes.duration}>{t('timeline.minutes', { count: activity.durationMinutes })}</span>
          )}
        </div>
        <What activity={activity} opened={opened} />
      </div>
      <Tooltip label={format.dateTime(activity.occurredAt)}>
        <Text component="time" dateTime={activity.occurredAt} className={classes.time}>
          {format.time(activity.occurredAt)}
        </Text>
      </Tooltip>
    </>
  );
}

function What({ activity: { access, subject, snippet, thread }, opened }: Props) {
  const title = subject || thread?.subject;
  if (access === 'metadata' && !title) return <Locked />;
  return (
    <div className={classes.what}>
      {title && (
        <span className={classes.title} dir="auto">
          {title}
        </span>
      )}
      {snippet && !opened && (
        <span className={classes.snippet} data-alone={!title || undefined} dir="auto">
          {snippet}
        </span>
      )}
    </div>
  );
}

export function Locked() {
  const { t } = useI18n();
  return (
    <Group gap={6} wrap="nowrap" align="flex-start" c="dimmed">
      <IconLock size={14} style={{ flexShrink: 0, marginBlockStart: 3 }} aria-hidden />
      <Text size="sm">{t('timeline.locked')}</Text>
    </Group>
  );
}

export function DirectionMark({ activity: { kind, direction } }: { activity: Activity }) {
  const { t } = useI18n();
  if (kind !== 'email' || !direction || direction === 'internal')
    return <VisuallyHidden>{t(`kind.${kind}`)}</VisuallyHidden>;
  const Icon = direction === 'inbound' ? IconArrowDownLeft : IconArrowUpRight;
  return (
    <>
      <Icon className={`mirrored ${classes.direction}`} data-direction={direction} size={14} aria-hidden />
      <VisuallyHidden>{t(`direction.${direction}`)}</VisuallyHidden>
    </>
  );
}
