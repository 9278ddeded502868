import { ActionIcon, Anchor, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useId } from 'react';
import type { AuditEntry } from './queries';
import { SubjectLink } from './SubjectLink';
import { actionWords, changes, subjectName, type Change, type Values } from './values';

interface Props {
  entry: AuditEntry;
  words: Values;
  onSubject(id: string): void;
}

/** One thing that was done; opens to how its doer was signed in, and from where. */
export function AuditRow({ entry, words, onSubject }: Props) {
  const { t, format } = words;
  const details = useId();
  const [opened, { toggle }] = useDisclosure();
  const who = entry.actor?.name ?? t('audit.machine');
  const isChange = !!entry.before && !!entry.after;
  return (
    <Table.Tr>
      <Table.Td valign="top">
        <Text component="time" size="sm" c="dimmed" dateTime={entry.at}>
          {format.moment(entry.at)}
        </Text>
      </Table.Td>
      <Table.Td valign="top" visibleFrom="sm">
        <Text size="sm">
          <bdi>{who}</bdi>
        </Text>
      </Table.Td>
      <Table.Td valign="top" style={{ overflowWrap: 'anywhere' }}>
        <Text size="xs" c="dimmed" hiddenFrom="sm">
          <bdi>{who}</bdi>
        </Text>
        <What entry={entry} words={words} />
        {isChange && <Changes of={changes(entry, words)} words={words} />}
        {opened && (
          <div id={details}>
            {!isChange && <Changes of={changes(entry, words)} words={words} />}
            <Details entry={entry} words={words} onSubject={onSubject} />
          </div>
        )}
      </Table.Td>
      <Table.Td valign="top" px={4}>
        <ActionIcon
          aria-label={t('audit.details')}
          aria-expanded={opened}
          aria-controls={opened ? details : undefined}
          onClick={toggle}
        >
          {opened ? <IconChevronUp size={16} /> : <IconChevronDown size={16} />}
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}

function What({ entry, words: { t, names } }: Omit<Props, 'onSubject'>) {
  const [kind] = entry.action.split('.');
  const colleague = entry.subjectId ? names.get(entry.subjectId) : undefined;
  const name = colleague ?? subjectName(entry);
  return (
    <Text size="sm" fw={500} component="div">
      {actionWords(entry.action, t)}
      {(name || entry.subjectId) && ' '}
      <SubjectLink kind={kind} id={entry.subjectId} name={name} isGone={/\.(deleted|erased)$/.test(entry.action)} />
    </Text>
  );
}

function Changes({ of, words: { t } }: { of: Change[]; words: Values }) {
  return of.map(({ field, before, after }) => (
    <Text key={field} size="xs" c="dimmed" component="div">
      <bdi>{field}</bdi>: {before && <bdi>{before}</bdi>}
      {before && (
        <>
          {' '}
          <span className="mirrored" style={{ display: 'inline-block' }} aria-hidden>
            →
          </span>{' '}
        </>
      )}
      {(after ?? (before && t('audit.nothing'))) && (
        <Text span inherit c="var(--mantine-color-text)">
          <bdi>{after ?? t('audit.nothing')}</bdi>
        </Text>
      )}
    </Text>
  ));
}

function Details({ entry: { at, actor, subjectId, isMasked }, words: { t, format }, onSubject }: Props) {
  const facts = [
    format.dateTime(at),
    ...(actor ? [t(`audit.via.${actor.via ?? 'none'}`)] : []),
    ...(actor?.address ? [t('sessions.from', { address: `\u2068${actor.address}\u2069` })] : []),
  ];
  return (
    <Stack gap={2} mt={6} align="flex-start">
      <Text size="xs">{facts.join(' · ')}</Text>
      {actor?.credentialId && (
        <Text size="xs" c="dimmed">
          {t('audit.key')}: <bdi>{actor.credentialId}</bdi>
        </Text>
      )}
      {isMasked && (
        <Text size="xs" c="dimmed">
          {t('audit.masked')}
        </Text>
      )}
      {subjectId && (
        <Anchor component="button" type="button" size="xs" onClick={() => onSubject(subjectId)}>
          {t('audit.about')}
        </Anchor>
      )}
    </Stack>
  );
}
