import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api, ApiError } from '../api/client';
import { errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { TextLink } from '../ui/links';
import { CompanySelect } from './CompanySelect';
import type { ContactInput } from './queries';

export function NewPersonDialog({ onClose }: { onClose(): void }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [companyId, setCompanyId] = useState<string | null>(null);
  const create = useMutation({
    mutationFn: (body: ContactInput) => answer(api.POST('/api/v1/contacts', { body })),
    onSuccess: (person) => {
      void client.invalidateQueries({ queryKey: ['contacts', 'list'] });
      void navigate({ to: '/people/$id', params: { id: person.id } });
    },
  });
  const form = useForm({
    initialValues: { displayName: '', email: '', phone: '', title: '' },
    validate: (values) =>
      values.displayName.trim() || values.email.trim() ? {} : { displayName: t('people.needsName') },
  });
  const submit = form.onSubmit(({ displayName, email, phone, title }) =>
    create.mutate({
      ...(displayName.trim() && { displayName: displayName.trim() }),
      ...(email.trim() && { emails: [email.trim()] }),
      ...(phone.trim() && { phones: [phone.trim()] }),
      ...(title.trim() && { title: title.trim() }),
      ...(companyId && { companyId }),
    }),
  );
  return (
    <Modal opened onClose={onClose} title={t('people.new')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          {create.error && <CreateError error={create.error} />}
          <TextInput label={t('field.name')} data-autofocus dir="auto" {...form.getInputProps('displayName')} />
          <TextInput label={t('field.email')} type="email" dir="ltr" {...form.getInputProps('email')} />
          <TextInput label={t('field.phone')} type="tel" dir="ltr" {...form.getInputProps('phone')} />
          <TextInput label={t('field.title')} dir="auto" {...form.getInputProps('title')} />
          <CompanySelect
            label={t('field.company')}
            value={companyId}
            onChange={(company) => setCompanyId(company?.id ?? null)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('people.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function CreateError({ error }: { error: Error }) {
  const { t } = useI18n();
  const existing = error instanceof ApiError ? error.problem.existingId : undefined;
  return (
    <Alert color="red" role="alert">
      {errorWords(error, t)}{' '}
      {existing && (
        <TextLink to="/people/$id" params={{ id: existing }}>
          {t('people.openExisting')}
        </TextLink>
      )}
    </Alert>
  );
}
