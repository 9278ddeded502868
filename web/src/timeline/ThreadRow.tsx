import { Button, Collapse, Skeleton, Stack, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMe } from '../api/session';
import { ThreadAccess } from '../sharing/ThreadAccess';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { PersonAvatar } from '../ui/PersonAvatar';
import { ActivityBody } from './ActivityBody';
import { threadQuery, type Activity, type Subject } from './queries';
import { DirectionMark, Locked, Summary } from './Summary';
import classes from './Timeline.module.css';
import { whoOf } from './who';

type Thread = Activity & { threadId: string; thread: NonNullable<Activity['thread']> };

export function isThread(activity: Activity): activity is Thread {
  return activity.threadId !== undefined && (activity.thread?.mails ?? 0) > 1;
}

/** Mails that answer one another, in one row; opens in its place to the mails. */
export function ThreadRow({ thread, of }: { thread: Thread; of: Subject }) {
  const { t, format } = useI18n();
  const [opened, { toggle }] = useDisclosure();
  const { mails } = thread.thread;
  return (
    <>
      <UnstyledButton
        className={classes.row}
        data-row
        data-locked={thread.access === 'metadata' || undefined}
        aria-expanded={opened}
        onClick={toggle}
      >
        <Summary
          activity={thread}
          opened={opened}
          badge={
            <span className={classes.count} aria-label={t('count.mails', { count: mails })} role="img">
              {format.number(mails)}
            </span>
          }
        />
      </UnstyledButton>
      <Collapse expanded={opened} keepMounted={false}>
        <Mails of={of} id={thread.threadId} total={mails} />
      </Collapse>
    </>
  );
}

function Mails({ of, id, total }: { of: Subject; id: string; total: number }) {
  const { t } = useI18n();
  const mails = useInfiniteQuery(threadQuery(of, id));
  if (mails.isPending) return <MailsSkeleton />;
  if (mails.isError) return <ErrorState error={mails.error} retry={() => void mails.refetch()} />;
  return (
    <div className={classes.thread}>
      <div className={classes.threadAccess}>
        <ThreadAccess mails={mails.data} />
      </div>
      <ol className={classes.rows}>
        {mails.data.map((mail, index) => (
          <li key={mail.id} className={classes.mail}>
            <MailInThread mail={mail} initially={index === 0} />
          </li>
        ))}
      </ol>
      {mails.hasNextPage && (
        <Button
          variant="subtle"
          size="xs"
          m="xs"
          loading={mails.isFetchingNextPage}
          onClick={() => void mails.fetchNextPage()}
        >
          {t('timeline.moreInThread', { count: Math.max(1, total - mails.data.length) })}
        </Button>
      )}
    </div>
  );
}

function MailInThread({ mail, initially }: { mail: Activity; initially: boolean }) {
  const [opened, { toggle }] = useDisclosure(initially);
  if (mail.access === 'metadata') {
    return (
      <div className={classes.mailRow} data-locked>
        <MailSummary mail={mail} opened={false} />
      </div>
    );
  }
  return (
    <>
      <UnstyledButton className={classes.mailRow} data-row aria-expanded={opened} onClick={toggle}>
        <MailSummary mail={mail} opened={opened} />
      </UnstyledButton>
      <Collapse expanded={opened} keepMounted={false}>
        <div className={classes.mailBody}>
          <ActivityBody id={mail.id} />
        </div>
      </Collapse>
    </>
  );
}

function MailSummary({ mail, opened }: { mail: Activity; opened: boolean }) {
  const i18n = useI18n();
  const { user } = useMe();
  const sender = mail.from?.name || mail.from?.address || '';
  return (
    <>
      <PersonAvatar name={sender} size={24} />
      <div className={classes.words}>
        <div className={classes.who}>
          <DirectionMark activity={mail} />
          <span className={classes.names}>{whoOf(mail, i18n, user.email)}</span>
        </div>
        {mail.access === 'metadata' && <Locked />}
        {!opened && mail.snippet && (
          <Text size="sm" c="dimmed" truncate dir="auto">
            {mail.snippet}
          </Text>
        )}
      </div>
      <Tooltip label={i18n.format.dateTime(mail.occurredAt)}>
        <Text component="time" dateTime={mail.occurredAt} className={classes.time}>
          {i18n.format.moment(mail.occurredAt)}
        </Text>
      </Tooltip>
    </>
  );
}

function MailsSkeleton() {
  return (
    <Stack gap="sm" className={classes.thread} p="md" aria-busy="true">
      <Skeleton height={14} width="35%" />
      <Skeleton height={14} width="80%" />
      <Skeleton height={14} width="60%" />
    </Stack>
  );
}
