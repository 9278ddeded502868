import { ActionIcon, Group, Skeleton, Stack, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconDots, IconLock, IconPaperclip, IconTrash } from '@tabler/icons-react';
import { useMe } from '../api/session';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { TextLink } from '../ui/links';
import { Theirs } from '../ui/Theirs';
import { activityQuery, useDeleteActivity, type Activity } from './queries';
import { foldMarks } from './quotes';
import { sizeOf } from './sizes';
import { isErased } from './who';
import classes from './Timeline.module.css';

type Participant = NonNullable<Activity['participants']>[number];

/** The whole of one activity: who, the text with quotes folded away, attachments by name. */
export function ActivityBody({ id }: { id: string }) {
  const { t } = useI18n();
  const activity = useQuery(activityQuery(id));
  if (activity.isPending) return <BodySkeleton />;
  if (activity.isError) return <ErrorState error={activity.error} retry={() => void activity.refetch()} />;
  const {
    text,
    marks,
    participants = [],
    attachments = [],
    source,
    access,
    createdBy,
    durationMinutes,
  } = activity.data;
  return (
    <Stack gap="sm">
      <People participants={participants} />
      {durationMinutes !== undefined && (
        <Text size="xs" c="dimmed">
          {t('timeline.minutes', { count: durationMinutes })}
        </Text>
      )}
      {access !== 'everything' && (
        <Group gap={6} c="dimmed">
          <IconLock size={14} aria-hidden />
          <Text size="sm">{t(access === 'subject' ? 'timeline.lockedText' : 'timeline.locked')}</Text>
        </Group>
      )}
      {text && <MailText text={text} marks={marks} />}
      {attachments.map(({ name, size }, index) => (
        <Attachment key={index} name={name} size={size} />
      ))}
      {source === 'person' && <DeleteButton id={id} author={createdBy} />}
    </Stack>
  );
}

function People({ participants }: { participants: Participant[] }) {
  const { t } = useI18n();
  const roles = (['from', 'to', 'cc', 'bcc'] as const).filter((role) => participants.some((one) => one.role === role));
  if (roles.length === 0) return null;
  return (
    <div>
      {roles.map((role) => (
        <Text key={role} size="xs" c="dimmed">
          {t(`role.${role}`)}{' '}
          {participants
            .filter((one) => one.role === role)
            .map((one, index) => (
              <span key={one.address + index}>
                {index > 0 && ', '}
                <PersonName participant={one} />
              </span>
            ))}
        </Text>
      ))}
    </div>
  );
}

function PersonName({ participant: { name, address, contactId } }: { participant: Participant }) {
  const { t } = useI18n();
  if (isErased(address)) return <span>{t('timeline.erased')}</span>;
  const shown = <bdi title={address}>{name || address}</bdi>;
  if (!contactId) return shown;
  return (
    <TextLink to="/people/$id" params={{ id: contactId }} inherit underline="always">
      {shown}
    </TextLink>
  );
}

function MailText({ text, marks }: Pick<Activity, 'marks'> & { text: string }) {
  return foldMarks(text, marks).map((passage, index) =>
    passage.folded ? (
      <Quoted key={index} text={passage.text} />
    ) : (
      <div key={index} className={classes.text} dir="auto">
        {passage.text}
      </div>
    ),
  );
}

function Quoted({ text }: { text: string }) {
  const { t } = useI18n();
  const [shown, { toggle }] = useDisclosure();
  return (
    <div>
      <Tooltip label={t(shown ? 'timeline.hideQuote' : 'timeline.showQuote')}>
        <ActionIcon
          variant="default"
          size="xs"
          w={30}
          aria-label={t(shown ? 'timeline.hideQuote' : 'timeline.showQuote')}
          aria-expanded={shown}
          onClick={toggle}
        >
          <IconDots size={14} />
        </ActionIcon>
      </Tooltip>
      {shown && (
        <div className={`${classes.text} ${classes.quoted}`} dir="auto">
          {text}
        </div>
      )}
    </div>
  );
}

function Attachment({ name, size }: { name: string; size: number }) {
  const { locale } = useI18n();
  return (
    <Group gap={6} c="dimmed">
      <IconPaperclip size={14} aria-hidden />
      <Text size="xs">
        <bdi>{name}</bdi> · {sizeOf(size, locale)}
      </Text>
    </Group>
  );
}

function DeleteButton({ id, author }: { id: string; author: Activity['createdBy'] }) {
  const { t } = useI18n();
  const remove = useDeleteActivity(id);
  const me = useMe();
  if (!me.may('records:write')) return null;
  if (!me.mayChange(author))
    return (
      <Group justify="flex-end">
        <Theirs words={t('roles.note', { name: author?.name ?? '' })} />
      </Group>
    );
  return (
    <Group justify="flex-end">
      <Tooltip label={t('timeline.delete')}>
        <ActionIcon aria-label={t('timeline.delete')} loading={remove.isPending} onClick={() => remove.mutate()}>
          <IconTrash size={16} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}

function BodySkeleton() {
  return (
    <Stack gap={8} aria-busy="true">
      <Skeleton height={12} width="40%" />
      <Skeleton height={14} width="90%" />
      <Skeleton height={14} width="75%" />
    </Stack>
  );
}
