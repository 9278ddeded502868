import { Badge, Button, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useMe } from '../api/session';
import { ErrorState } from '../ui/errors';
import { FormProblem } from '../ui/FormProblem';
import { useI18n } from '../ui/i18n/I18n';
import { PersonAvatar } from '../ui/PersonAvatar';
import { ColleagueMenu } from './ColleagueMenu';
import { InviteDialog } from './InviteDialog';
import { Invites } from './Invites';
import { usersQuery, type User } from './queries';

/** Who works in this workspace, and whoever is asked to. */
export function Colleagues() {
  const { t } = useI18n();
  const mayManage = useMe().may('users:manage');
  const users = useInfiniteQuery(usersQuery);
  const [inviting, invite] = useDisclosure();
  return (
    <Stack gap="sm">
      {mayManage && (
        <Group justify="flex-end">
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={invite.open}>
            {t('colleagues.invite')}
          </Button>
        </Group>
      )}
      {users.isPending && <Skeleton height={120} radius="lg" />}
      {users.isError && <ErrorState error={users.error} retry={() => void users.refetch()} />}
      {users.data?.map((user) => (
        <Colleague key={user.id} user={user} />
      ))}
      {users.hasNextPage && (
        <Button variant="default" onClick={() => void users.fetchNextPage()}>
          {t('action.showMore')}
        </Button>
      )}
      {mayManage && <Invites />}
      {inviting && <InviteDialog onClose={invite.close} />}
    </Stack>
  );
}

function Colleague({ user }: { user: User }) {
  const { t } = useI18n();
  const me = useMe();
  const [problem, setProblem] = useState<string>();
  const { id, name, email, role, status } = user;
  return (
    <Paper withBorder px="md" py="sm" bg="var(--invi-surface)" role="group" aria-label={name}>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Group gap="sm" wrap="nowrap" miw={0}>
          <PersonAvatar name={name} />
          <div style={{ minWidth: 0 }}>
            <Text size="sm" fw={550} truncate>
              <bdi>{name}</bdi> {id === me.user.id && <span>({t('colleagues.you')})</span>}
            </Text>
            <Text size="xs" c="dimmed" truncate dir="auto">
              {email}
            </Text>
          </div>
        </Group>
        <Group gap={6} wrap="nowrap">
          {status === 'disabled' && (
            <Badge variant="light" color="gray" tt="none" fw={500}>
              {t('colleagues.disabled')}
            </Badge>
          )}
          <Badge variant="default" tt="none" fw={500} miw="max-content">
            {t(`role.user.${role}`)}
          </Badge>
          {me.may('users:manage') && <ColleagueMenu user={user} onProblem={setProblem} />}
        </Group>
      </Group>
      {problem && (
        <div style={{ marginBlockStart: 8 }}>
          <FormProblem words={problem} />
        </div>
      )}
    </Paper>
  );
}
