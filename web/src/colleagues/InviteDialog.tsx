import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Schema } from '../api/client';
import { errorWords } from '../ui/errors';
import { showFieldErrors } from '../ui/fieldErrors';
import { FormProblem } from '../ui/FormProblem';
import { useI18n } from '../ui/i18n/I18n';
import { Copyable } from '../ui/Copyable';
import { ROLES, useInvite } from './queries';

/** Makes an invitation and shows its link, once. */
export function InviteDialog({ onClose }: { onClose(): void }) {
  const { t, format } = useI18n();
  const invite = useInvite();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('colleagues.invite')}
      closeOnClickOutside={!invite.data}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {invite.data ? (
        <Stack gap="md">
          <Text size="sm">{t('colleagues.copyInvite', { day: format.moment(invite.data.invite.expiresAt) })}</Text>
          <Copyable label={t('colleagues.inviteLink')} value={invite.data.link} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('action.done')}</Button>
          </Group>
        </Stack>
      ) : (
        <InviteForm invite={invite} onCancel={onClose} />
      )}
    </Modal>
  );
}

function InviteForm({ invite, onCancel }: { invite: ReturnType<typeof useInvite>; onCancel(): void }) {
  const { t } = useI18n();
  const form = useForm({ initialValues: { email: '', name: '', role: 'rep' as Schema<'Role'> } });
  const submit = form.onSubmit(({ email, name, role }) =>
    invite.mutate(
      { email: email.trim(), role, ...(name.trim() && { name: name.trim() }) },
      { onError: (error) => showFieldErrors(form, error) },
    ),
  );
  const told = Object.keys(form.errors).length > 0;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <FormProblem words={invite.error && !told ? errorWords(invite.error, t) : undefined} />
        <TextInput
          label={t('colleagues.email')}
          type="email"
          required
          dir="ltr"
          data-autofocus
          {...form.getInputProps('email')}
        />
        <TextInput label={t('colleagues.nameOptional')} maxLength={200} dir="auto" {...form.getInputProps('name')} />
        <NativeSelect
          label={t('field.role')}
          data={ROLES.map((role) => ({ value: role, label: t(`role.user.${role}`) }))}
          {...form.getInputProps('role')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={invite.isPending}>
            {t('colleagues.invite')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
