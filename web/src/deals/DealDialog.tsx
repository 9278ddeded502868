import { Alert, Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../api/client';
import { useMe } from '../api/session';
import { CompanySelect } from '../people/CompanySelect';
import { etag } from '../people/queries';
import { errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { ButtonLink } from '../ui/links';
import { tellError, tellWithUndo } from '../ui/notify';
import type { Deal, DealInput, Pipeline } from './queries';

interface Props {
  /** The deal to change; a new one when there is none. */
  deal: Deal | undefined;
  pipelines: Pipeline[];
  /** Where a new one goes. */
  pipeline: Pipeline | undefined;
  onClose(): void;
}

export function DealDialog({ deal, pipelines, pipeline, onClose }: Props) {
  const { t } = useI18n();
  const client = useQueryClient();
  const me = useMe();
  const currency = me.tenant.currency;
  const readOnly = !me.mayChange(deal?.owner);
  const [company, setCompany] = useState(deal?.company ?? null);
  const stages = (pipelines.find(({ id }) => id === deal?.pipeline.id) ?? pipeline)?.stages ?? [];
  const form = useForm({
    initialValues: {
      name: deal?.name ?? '',
      amount: deal?.amount?.amount ?? '',
      currency: deal?.amount?.currency ?? currency,
      closeDate: deal?.closeDate ?? '',
      stageId: deal?.stage.id ?? stages[0]?.id ?? '',
    },
    validate: { name: (name) => (name.trim() ? null : t('deals.needsName')) },
  });
  const save = useMutation({
    mutationFn: (body: DealInput) => send(deal, body),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['deals'] });
      onClose();
    },
  });
  const submit = form.onSubmit((values) =>
    save.mutate({
      name: values.name.trim(),
      amount: values.amount.trim() ? { amount: values.amount.trim(), currency: values.currency } : null,
      closeDate: values.closeDate || null,
      stageId: values.stageId,
      companyId: company?.id ?? null,
    }),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(readOnly ? 'deals.view' : deal ? 'deals.edit' : 'deals.new')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          {save.error && (
            <Alert color="red" role="alert">
              {errorWords(save.error, t)}
            </Alert>
          )}
          {readOnly && deal?.owner && (
            <Text size="sm" c="dimmed">
              {t('roles.deal', { name: deal.owner.name })}
            </Text>
          )}
          <TextInput
            label={t('field.name')}
            data-autofocus
            dir="auto"
            readOnly={readOnly}
            {...form.getInputProps('name')}
          />
          <CompanySelect
            label={t('field.company')}
            value={company?.id ?? null}
            readOnly={readOnly}
            {...(deal?.company && { chosen: deal.company })}
            onChange={setCompany}
          />
          <Group grow>
            <TextInput
              label={t('field.amount')}
              inputMode="decimal"
              dir="ltr"
              readOnly={readOnly}
              {...form.getInputProps('amount')}
            />
            <TextInput
              label={t('field.currency')}
              maxLength={3}
              dir="ltr"
              readOnly={readOnly}
              {...form.getInputProps('currency')}
            />
          </Group>
          <TextInput
            label={t('field.closeDate')}
            type="date"
            readOnly={readOnly}
            {...form.getInputProps('closeDate')}
          />
          {readOnly ? (
            <TextInput label={t('field.stage')} value={deal?.stage.name} readOnly dir="auto" />
          ) : (
            <NativeSelect
              label={t('field.stage')}
              data={stages.map(({ id, name }) => ({ value: id, label: name }))}
              {...form.getInputProps('stageId')}
            />
          )}
          <Group justify="space-between">
            <Group gap={0}>
              {deal && !readOnly && <DeleteButton deal={deal} onClose={onClose} />}
              {deal && me.may('audit:read') && (
                <ButtonLink variant="subtle" to="/settings" search={{ tab: 'audit', kind: 'deal', subject: deal.id }}>
                  {t('audit.history')}
                </ButtonLink>
              )}
            </Group>
            <Group>
              <Button variant="default" onClick={onClose}>
                {t(readOnly ? 'action.close' : 'action.cancel')}
              </Button>
              {!readOnly && (
                <Button type="submit" loading={save.isPending}>
                  {t(deal ? 'action.save' : 'deals.create')}
                </Button>
              )}
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function DeleteButton({ deal, onClose }: { deal: Deal; onClose(): void }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const params = { path: { id: deal.id } };
  const refresh = () => client.invalidateQueries({ queryKey: ['deals'] });
  const undo = () =>
    answer(api.POST('/api/v1/deals/{id}/restore', { params }))
      .then(refresh)
      .catch((error: unknown) => tellError(errorWords(error, t)));
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/deals/{id}', { params })),
    onSuccess: () => {
      void refresh();
      onClose();
      tellWithUndo(t('deleted', { name: deal.name }), t('action.undo'), () => void undo());
    },
    onError: (error) => tellError(errorWords(error, t)),
  });
  return (
    <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
      {t('deals.delete')}
    </Button>
  );
}

function send(deal: Deal | undefined, body: DealInput): Promise<Deal> {
  if (!deal) return answer(api.POST('/api/v1/deals', { body }));
  return answer(
    api.PATCH('/api/v1/deals/{id}', {
      body,
      params: { path: { id: deal.id }, header: { 'If-Match': etag(deal) } },
    }),
  );
}
