import { Button, Chip, EmptyState, Group, Skeleton, Stack, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconTimeline } from '@tabler/icons-react';
import { useState } from 'react';
import { useMe } from '../api/session';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { ActivityRow } from './ActivityRow';
import { Composer } from './Composer';
import { groupByDay } from './days';
import { KINDS } from './kinds';
import { timelineQuery, type Activity, type Kind, type Subject } from './queries';
import classes from './Timeline.module.css';

/** What happened with a person or a company, newest first, by day. */
export function Timeline({ of }: { of: Subject }) {
  const { t } = useI18n();
  const me = useMe();
  const [kind, setKind] = useState<Kind | undefined>();
  const activities = useInfiniteQuery(timelineQuery(of, kind));
  return (
    <section aria-label={t('timeline.title')}>
      {'contactId' in of && me.may('records:write') && <Composer contactId={of.contactId} />}
      <Group justify="space-between" mt={'contactId' in of ? 'lg' : 0} gap="xs">
        <Title order={2}>{t('timeline.title')}</Title>
        <KindFilter kind={kind} onChange={setKind} />
      </Group>
      {activities.isPending && <TimelineSkeleton />}
      {activities.isError && <ErrorState error={activities.error} retry={() => void activities.refetch()} />}
      {activities.data?.length === 0 && (
        <EmptyState py={48} icon={<IconTimeline />} title={t('timeline.empty')} description={t('timeline.emptyText')} />
      )}
      {activities.data && <Days activities={activities.data} />}
      {activities.hasNextPage && (
        <Button
          mt="md"
          variant="default"
          loading={activities.isFetchingNextPage}
          onClick={() => void activities.fetchNextPage()}
        >
          {t('timeline.earlier')}
        </Button>
      )}
    </section>
  );
}

function KindFilter({ kind, onChange }: { kind: Kind | undefined; onChange(kind: Kind | undefined): void }) {
  const { t } = useI18n();
  return (
    <Chip.Group value={kind ?? 'all'} onChange={(chosen) => onChange(KINDS.find((known) => known === chosen))}>
      <Group gap={6} role="radiogroup" aria-label={t('timeline.filter')}>
        <Chip size="xs" value="all">
          {t('timeline.all')}
        </Chip>
        {KINDS.map((value) => (
          <Chip key={value} size="xs" value={value}>
            {t(`kind.many.${value}`)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}

function Days({ activities }: { activities: Activity[] }) {
  const { timezone, format } = useI18n();
  return groupByDay(activities, timezone).map(({ day, items }) => (
    <div key={`${day} ${items[0]!.id}`}>
      <h3 className={classes.day}>{format.dayHeading(day)}</h3>
      <ol className={classes.rows}>
        {items.map((activity) => (
          <li key={activity.id} className={classes.item}>
            <ActivityRow activity={activity} />
          </li>
        ))}
      </ol>
    </div>
  ));
}

function TimelineSkeleton() {
  return (
    <Stack gap="md" mt="xl" aria-busy="true">
      {[70, 90, 60, 80, 75].map((width) => (
        <Group key={width} wrap="nowrap" align="flex-start" gap="sm" px={10}>
          <Skeleton circle height={30} />
          <div style={{ flex: 1 }}>
            <Skeleton height={14} width={`${width - 30}%`} />
            <Skeleton height={12} width={`${width}%`} mt={8} />
          </div>
        </Group>
      ))}
    </Stack>
  );
}
