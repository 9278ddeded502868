import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { answer, api } from '../api/client';
import { errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import type { CompanyInput } from './queries';

export function NewCompanyDialog({ onClose }: { onClose(): void }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: (body: CompanyInput) => answer(api.POST('/api/v1/companies', { body })),
    onSuccess: (company) => {
      void client.invalidateQueries({ queryKey: ['companies', 'list'] });
      void navigate({ to: '/companies/$id', params: { id: company.id } });
    },
  });
  const form = useForm({
    initialValues: { name: '', domain: '' },
    validate: (values) => (values.name.trim() || values.domain.trim() ? {} : { name: t('companies.needsName') }),
  });
  const submit = form.onSubmit(({ name, domain }) =>
    create.mutate({ ...(name.trim() && { name: name.trim() }), ...(domain.trim() && { domains: [domain.trim()] }) }),
  );
  return (
    <Modal opened onClose={onClose} title={t('companies.new')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          {create.error && (
            <Alert color="red" role="alert">
              {errorWords(create.error, t)}
            </Alert>
          )}
          <TextInput label={t('field.name')} data-autofocus dir="auto" {...form.getInputProps('name')} />
          <TextInput label={t('field.domain')} dir="ltr" {...form.getInputProps('domain')} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('companies.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
