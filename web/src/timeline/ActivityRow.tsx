import { Collapse, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ThreadAccess } from '../sharing/ThreadAccess';
import { ActivityBody } from './ActivityBody';
import type { Activity } from './queries';
import { Summary } from './Summary';
import classes from './Timeline.module.css';

/** One thing that happened; opens to its text unless only who and when is shared. */
export function ActivityRow({ activity }: { activity: Activity }) {
  const [opened, { toggle }] = useDisclosure();
  if (activity.access === 'metadata') {
    return (
      <>
        <div className={classes.row} data-locked>
          <Summary activity={activity} />
        </div>
        <div className={classes.access}>
          <ThreadAccess mails={[activity]} />
        </div>
      </>
    );
  }
  return (
    <>
      <UnstyledButton className={classes.row} data-row aria-expanded={opened} onClick={toggle}>
        <Summary activity={activity} opened={opened} />
      </UnstyledButton>
      <Collapse expanded={opened} keepMounted={false}>
        <div className={classes.body}>
          <ActivityBody id={activity.id} />
          <ThreadAccess mails={[activity]} />
        </div>
      </Collapse>
    </>
  );
}
