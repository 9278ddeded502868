import { Button, EmptyState, Group, SegmentedControl, Skeleton, Stack, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconTimeline } from '@tabler/icons-react';
import { type KeyboardEvent } from 'react';
import { useMe } from '../api/session';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { LoadMore } from '../ui/LoadMore';
import { ActivityRow } from './ActivityRow';
import { Composer } from './Composer';
import { groupByDay } from './days';
import { timelineQuery, type Activity, type Subject } from './queries';
import { KINDS, type Kind } from './search';
import { isThread, ThreadRow } from './ThreadRow';
import classes from './Timeline.module.css';

interface Props {
  of: Subject;
  /** Only these. */
  kind: Kind | undefined;
  onKind(kind: Kind | undefined): void;
}

/** What happened with a person or a company, newest first, by day, a thread in one row. */
export function Timeline({ of, kind, onKind }: Props) {
  const { t } = useI18n();
  const me = useMe();
  const activities = useInfiniteQuery(timelineQuery(of, kind));
  return (
    <section aria-label={t('timeline.title')}>
      {'contactId' in of && me.may('records:write') && <Composer contactId={of.contactId} />}
      <Group justify="space-between" mt={'contactId' in of ? 'lg' : 0} gap="xs">
        <Title order={2}>{t('timeline.title')}</Title>
        <KindFilter kind={kind} onChange={onKind} />
      </Group>
      {activities.isPending && <TimelineSkeleton />}
      {activities.isLoadingError && <ErrorState error={activities.error} retry={() => void activities.refetch()} />}
      {activities.data?.length === 0 && <Nothing kind={kind} onAll={() => onKind(undefined)} />}
      {activities.data && <Days activities={activities.data} of={of} />}
      {activities.isFetchNextPageError && (
        <ErrorState error={activities.error} retry={() => void activities.fetchNextPage()} />
      )}
      {activities.hasNextPage && !activities.isFetchNextPageError && (
        <LoadMore
          label={t('timeline.earlier')}
          loading={activities.isFetchingNextPage}
          load={() => void activities.fetchNextPage()}
        />
      )}
    </section>
  );
}

function KindFilter({ kind, onChange }: { kind: Kind | undefined; onChange(kind: Kind | undefined): void }) {
  const { t } = useI18n();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('timeline.filter')}
      value={kind ?? 'all'}
      onChange={(chosen) => onChange(KINDS.find((known) => known === chosen))}
      data={[
        { value: 'all', label: t('timeline.all') },
        ...KINDS.map((value) => ({ value, label: t(`kind.many.${value}`) })),
      ]}
    />
  );
}

function Days({ activities, of }: { activities: Activity[]; of: Subject }) {
  const { timezone, format } = useI18n();
  return (
    <div onKeyDown={moveBetweenRows}>
      {groupByDay(activities, timezone).map(({ day, items }) => (
        <div key={day}>
          <h3 className={classes.day}>{format.dayHeading(day)}</h3>
          <ol className={classes.rows}>
            {items.map((activity) => (
              <li key={isThread(activity) ? activity.threadId : activity.id} className={classes.item}>
                {isThread(activity) ? <ThreadRow thread={activity} of={of} /> : <ActivityRow activity={activity} />}
              </li>
            ))}
          </ol>
        </div>
      ))}
    </div>
  );
}

function Nothing({ kind, onAll }: { kind: Kind | undefined; onAll(): void }) {
  const { t } = useI18n();
  return (
    <EmptyState
      py={48}
      icon={<IconTimeline />}
      title={t(kind ? `timeline.none.${kind}` : 'timeline.empty')}
      description={kind ? undefined : t('timeline.emptyText')}
    >
      {kind && (
        <EmptyState.Actions>
          <Button variant="default" size="xs" onClick={onAll}>
            {t('timeline.showAll')}
          </Button>
        </EmptyState.Actions>
      )}
    </EmptyState>
  );
}

/** Arrows go from row to row, also through the mails of an open thread; Enter opens and closes. */
function moveBetweenRows(event: KeyboardEvent<HTMLDivElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const here = rows.indexOf(document.activeElement as HTMLElement);
  const next = step && here >= 0 ? rows[here + step] : undefined;
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function TimelineSkeleton() {
  return (
    <Stack gap="lg" mt={48} aria-busy="true">
      {[70, 90, 60, 80, 75].map((width) => (
        <Group key={width} wrap="nowrap" align="flex-start" gap={12} px={10}>
          <Skeleton circle height={36} />
          <div style={{ flex: 1 }}>
            <Skeleton height={14} width={`${width - 40}%`} />
            <Skeleton height={12} width={`${width}%`} mt={10} />
          </div>
          <Skeleton height={12} width={36} />
        </Group>
      ))}
    </Stack>
  );
}
