import { Button, Group, Popover, Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconEye } from '@tabler/icons-react';
import { useI18n } from '../ui/i18n/I18n';
import { LEVELS, threadSharingQuery, usePutRule, useRemoveRule, type Access, type ThreadSharing } from './queries';
import { TakeBack } from './Requests';

/** What colleagues see of one's own conversation, and the way to change it; nothing for others. */
export function WhoSeesThis({ threadId }: { threadId: string }) {
  const { t } = useI18n();
  const { data } = useQuery(threadSharingQuery(threadId));
  if (!data?.own) return null;
  const { least, most } = data.own;
  return (
    <Popover width={300} position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" size="compact-xs" leftSection={<IconEye size={14} aria-hidden />}>
          {least === most ? t('sharing.seesThis', { access: t(`access.${least}`) }) : t('sharing.seesSome')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('sharing.whoSees')}>
        <Levels sharing={data} own={data.own} />
        <Grants sharing={data} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Levels({ sharing, own }: { sharing: ThreadSharing; own: NonNullable<ThreadSharing['own']> }) {
  const { t } = useI18n();
  const put = usePutRule();
  const remove = useRemoveRule();
  const choose = (chosen: string) => {
    if (chosen !== 'default') put.mutate({ threadId: sharing.threadId, access: chosen as Access });
    else if (own.rule) remove.mutate(own.rule.id);
  };
  return (
    <Radio.Group label={t('sharing.whoSees')} value={own.rule?.access ?? 'default'} onChange={choose}>
      <Stack gap={8} mt="xs">
        <Radio value="default" label={t('sharing.asUsual')} disabled={put.isPending || remove.isPending} />
        {LEVELS.map((level) => (
          <Radio key={level} value={level} label={t(`access.${level}`)} disabled={put.isPending || remove.isPending} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function Grants({ sharing: { requests } }: { sharing: ThreadSharing }) {
  const { t } = useI18n();
  const given = requests.filter(({ requester, granted }) => requester && granted);
  return given.map((request) => (
    <Group key={request.id} mt="sm" justify="space-between" wrap="nowrap" gap="xs">
      <Text size="xs">
        <bdi>{request.requester?.name}</bdi>: {t(`access.${request.granted ?? request.wanted}`)}
      </Text>
      <TakeBack request={request} />
    </Group>
  ));
}
