import { Button, Group, Popover, Radio, SegmentedControl, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconLockOpen } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { Schema } from '../api/client';
import { useI18n } from '../ui/i18n/I18n';
import { ASKED, requestsQuery, threadSharingQuery, useAsk, type AccessAsked } from './queries';

interface Props {
  threadId: string;
  /** With whom the conversation was. */
  person?: Schema<'ContactRef'>;
}

/** Asks whoever has a conversation to show it, and says how that stands. */
export function AskForAccess({ threadId, person }: Props) {
  const { t, format } = useI18n();
  const [opened, { toggle, close }] = useDisclosure();
  const made = useInfiniteQuery(requestsQuery('made'));
  if (!made.data) return null;
  const mine = made.data.filter((one) => one.threadId === threadId || (person && one.contact?.id === person.id));
  const waiting = mine.find(({ status }) => status === 'asked');
  const last = mine[0];
  if (waiting) {
    return (
      <Text size="xs" c="dimmed" role="status">
        {t('sharing.asked', { ago: format.relative(waiting.askedAt) })}
      </Text>
    );
  }
  return (
    <Group gap="xs">
      {last && last.status !== 'granted' && (
        <Text size="xs" c="dimmed" role="status">
          {t(last.status === 'revoked' ? 'sharing.wasRevoked' : 'sharing.wasDeclined')}
        </Text>
      )}
      <Popover width={300} position="bottom-start" shadow="md" trapFocus returnFocus opened={opened} onDismiss={close}>
        <Popover.Target>
          <Button
            variant="default"
            size="compact-xs"
            leftSection={<IconLockOpen size={14} aria-hidden />}
            aria-expanded={opened}
            onClick={toggle}
          >
            {t('sharing.ask')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('sharing.ask')}>
          <Wish threadId={threadId} person={person} onAsked={close} />
        </Popover.Dropdown>
      </Popover>
    </Group>
  );
}

function Wish({ threadId, person, onAsked }: Props & { onAsked(): void }) {
  const { t, list } = useOwners(threadId);
  const [access, setAccess] = useState<AccessAsked>('everything');
  const [scope, setScope] = useState<'thread' | 'person'>('thread');
  const ask = useAsk();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const about = scope === 'person' && person ? { contactId: person.id } : { threadId };
    ask.mutate({ ...about, access }, { onSuccess: onAsked });
  };
  return (
    <Stack component="form" gap="sm" onSubmit={submit}>
      <Text size="sm" fw={550}>
        {list ? t('sharing.askOf', { names: list }) : t('sharing.askOwner')}
      </Text>
      <Radio.Group
        aria-label={t('sharing.toSee')}
        value={access}
        onChange={(chosen) => setAccess(chosen as AccessAsked)}
      >
        <Stack gap={8}>
          {ASKED.map((level) => (
            <Radio key={level} value={level} label={t(`access.${level}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {person && (
        <SegmentedControl
          size="xs"
          orientation="vertical"
          fullWidth
          aria-label={t('sharing.of')}
          value={scope}
          onChange={(chosen) => setScope(chosen as 'thread' | 'person')}
          data={[
            { value: 'thread', label: t('sharing.thisThread') },
            { value: 'person', label: t('sharing.allWith', { name: person.displayName }) },
          ]}
        />
      )}
      <Button type="submit" size="xs" loading={ask.isPending}>
        {t('sharing.send')}
      </Button>
    </Stack>
  );
}

/** The names of whoever would be asked, as far as they stand in the mails. */
function useOwners(threadId: string) {
  const { t, locale } = useI18n();
  const { data } = useQuery(threadSharingQuery(threadId));
  const names = data?.owners.map(({ name }) => name) ?? [];
  return { t, list: new Intl.ListFormat(locale).format(names) };
}
