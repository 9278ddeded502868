import { Button, Group, MultiSelect, Paper, Stack, Switch, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useMe } from '../api/session';
import { PolicyChoice } from '../imports/PolicyChoice';
import type { Policy } from '../imports/queries';
import { useI18n } from '../ui/i18n/I18n';
import { tell } from '../ui/notify';
import { labelNames } from './labels';
import { labelsQuery, useChangeMailbox, type Mailbox } from './queries';

/** What is read of a mailbox and who becomes a contact. */
export function MailboxForm({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useI18n();
  const { tenant } = useMe();
  const change = useChangeMailbox(mailbox.id);
  const labels = useQuery({ ...labelsQuery(mailbox.id), enabled: mailbox.state !== 'reauth', retry: false });
  const { labelsOnly, labelsWithout, skipInternal, contactPolicy, includeOwnDomain } = mailbox.settings;
  const form = useForm({
    initialValues: {
      labelsOnly,
      labelsWithout,
      skipInternal,
      contactPolicy: contactPolicy ?? tenant.contactPolicy,
      includeOwnDomain: includeOwnDomain ?? tenant.includeOwnDomain,
    },
  });
  const names = labelNames(labels.data?.data ?? [], [...labelsOnly, ...labelsWithout], t);
  const submit = form.onSubmit((values) =>
    change.mutate(
      {
        ...values,
        // What is as in the workspace goes on following the workspace.
        contactPolicy: values.contactPolicy === tenant.contactPolicy ? null : values.contactPolicy,
        includeOwnDomain: values.includeOwnDomain === tenant.includeOwnDomain ? null : values.includeOwnDomain,
      },
      {
        onSuccess: () => {
          form.resetDirty();
          tell(t('settings.saved'));
        },
      },
    ),
  );
  return (
    <Paper withBorder p="md" bg="var(--invi-surface)">
      <form onSubmit={submit}>
        <Stack gap="md">
          <MultiSelect
            label={t('mailbox.labelsWithout')}
            description={t('mailbox.labelsWithoutText')}
            data={names}
            searchable
            clearable
            nothingFoundMessage={t('mailbox.noLabel')}
            {...form.getInputProps('labelsWithout')}
          />
          <MultiSelect
            label={t('mailbox.labelsOnly')}
            description={t('mailbox.labelsOnlyText')}
            data={names}
            searchable
            clearable
            nothingFoundMessage={t('mailbox.noLabel')}
            {...form.getInputProps('labelsOnly')}
          />
          {labels.isError && (
            <Text size="xs" c="dimmed" role="status">
              {t('mailbox.labelsAway')}
            </Text>
          )}
          <Switch
            label={t('mailbox.skipInternal')}
            description={t('mailbox.skipInternalText')}
            {...form.getInputProps('skipInternal', { type: 'checkbox' })}
          />
          <PolicyChoice
            label={t('policy.label')}
            value={form.values.contactPolicy}
            onChange={(policy: Policy) => form.setFieldValue('contactPolicy', policy)}
          />
          <Switch
            label={t('import.ownDomain')}
            description={t('import.ownDomainText')}
            {...form.getInputProps('includeOwnDomain', { type: 'checkbox' })}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={change.isPending} disabled={!form.isDirty()}>
              {t('settings.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
