import { Badge, Group, NativeSelect, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../api/session';
import { usersQuery } from '../colleagues/queries';
import { groupByDay } from '../timeline/days';
import { Summary } from '../timeline/Summary';
import classes from '../timeline/Timeline.module.css';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { LEVELS, previewQuery } from './queries';
import { Section } from '../ui/Section';

/** One's own mail as a colleague sees it. */
export function ViewAs() {
  const { t } = useI18n();
  const me = useMe();
  const users = useInfiniteQuery(usersQuery);
  const [chosen, choose] = useState('');
  const colleagues = (users.data ?? []).filter(({ id }) => id !== me.user.id);
  return (
    <Section title={t('sharing.viewAs')} text={t('sharing.viewAsText')}>
      <NativeSelect
        maw={320}
        aria-label={t('sharing.viewAs')}
        value={chosen}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: '', label: t('sharing.chooseColleague') },
          ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {chosen && <Preview userId={chosen} />}
    </Section>
  );
}

function Preview({ userId }: { userId: string }) {
  const { t, timezone, format } = useI18n();
  const preview = useQuery(previewQuery(userId));
  if (preview.isPending) return <Skeleton height={160} radius="lg" />;
  if (preview.isError) return <ErrorState error={preview.error} retry={() => void preview.refetch()} />;
  const { user, counts, data } = preview.data;
  return (
    <Stack gap="sm">
      <Group gap="xs" role="status">
        {LEVELS.map((level) => (
          <Badge key={level} variant="light" tt="none" fw={500}>
            {t(`access.${level}`)}: {t('count.mails', { count: counts[level] })}
          </Badge>
        ))}
      </Group>
      {data.length === 0 && <Text size="sm">{t('sharing.noMail')}</Text>}
      {data.length > 0 && (
        <Paper withBorder p="xs" bg="var(--invi-surface)">
          {groupByDay(data, timezone).map(({ day, items }) => (
            <div key={day}>
              <Text size="xs" fw={600} c="dimmed" px={10} pt={8}>
                {format.dayHeading(day)}
              </Text>
              <ol className={classes.rows} aria-label={t('sharing.seenBy', { name: user.name })}>
                {items.map((activity) => (
                  <li key={activity.id} className={classes.item}>
                    <div className={classes.row} data-locked={activity.access === 'metadata' || undefined}>
                      <Summary activity={activity} />
                    </div>
                  </li>
                ))}
              </ol>
            </div>
          ))}
        </Paper>
      )}
    </Stack>
  );
}
