import { Group } from '@mantine/core';
import { useMe } from '../api/session';
import type { Activity } from '../timeline/queries';
import { AskForAccess } from './AskForAccess';
import { WhoSeesThis } from './WhoSeesThis';

/** Who sees these mails of one conversation, for their owner; how to be let in, for whoever is locked out. */
export function ThreadAccess({ mails }: { mails: Activity[] }) {
  const mayWrite = useMe().may('records:write');
  const first = mails.find(({ kind, threadId }) => kind === 'email' && threadId);
  if (!first?.threadId || !mayWrite) return null;
  const locked = mails.some(({ access }) => access !== 'everything');
  const open = mails.some(({ access }) => access === 'everything');
  return (
    <Group gap="xs">
      {open && <WhoSeesThis threadId={first.threadId} />}
      {locked && <AskForAccess threadId={first.threadId} person={first.contacts[0]} />}
    </Group>
  );
}
