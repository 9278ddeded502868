import { Alert, Button, Checkbox, Group, List, Modal, Select, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { Schema } from '../api/client';
import type { Contact } from '../people/queries';
import { ErrorState, errorWords } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { countWords } from './counts';
import { previewQuery, REASONS, useErase } from './queries';

/** Says what erasing a person would take, and does it once their name is typed. */
export function EraseDialog({ person, onClose }: { person: Contact; onClose(): void }) {
  const { t } = useI18n();
  const preview = useQuery(previewQuery(person.id));
  return (
    <Modal opened onClose={onClose} title={t('erasure.title')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      {preview.isPending && <Skeleton height={220} aria-busy="true" />}
      {preview.isError && <ErrorState error={preview.error} retry={() => void preview.refetch()} />}
      {preview.data && <EraseForm preview={preview.data} onClose={onClose} />}
    </Modal>
  );
}

function EraseForm({ preview, onClose }: { preview: Schema<'ErasurePreview'>; onClose(): void }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const erase = useErase(preview.contactId);
  const [confirm, setConfirm] = useState('');
  const [reason, setReason] = useState<(typeof REASONS)[number] | null>(null);
  const [formerAddresses, setFormer] = useState<string[]>([]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    erase.mutate(
      { confirm, formerAddresses, ...(reason && { reason }) },
      { onSuccess: ({ id }) => void navigate({ to: '/erasures/$id', params: { id }, replace: true }) },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <What preview={preview} />
        <FormerAddresses addresses={preview.formerAddresses} chosen={formerAddresses} onChange={setFormer} />
        <Select
          label={t('erasure.reason')}
          clearable
          value={reason}
          onChange={setReason}
          data={REASONS.map((one) => ({ value: one, label: t(`erasure.reason.${one}`) }))}
        />
        <TextInput
          label={t('erasure.confirm', { name: `\u2068${preview.displayName}\u2069` })}
          dir="auto"
          autoComplete="off"
          data-autofocus
          value={confirm}
          onChange={(event) => setConfirm(event.currentTarget.value)}
        />
        {erase.error && (
          <Alert color="red" role="alert">
            {errorWords(erase.error, t)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" color="red" disabled={!same(confirm, preview.displayName)} loading={erase.isPending}>
            {t('erasure.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function What({ preview: { addresses, counts } }: { preview: Schema<'ErasurePreview'> }) {
  const { t, format } = useI18n();
  return (
    <>
      <Alert color="red">{t('erasure.warning')}</Alert>
      {addresses.length > 0 && (
        <Text size="sm">
          {t('erasure.addresses')} <bdi dir="ltr">{format.row(addresses)}</bdi>
        </Text>
      )}
      <List size="sm" spacing={2}>
        {countWords(counts, t).map((words) => (
          <List.Item key={words}>{words}</List.Item>
        ))}
      </List>
    </>
  );
}

interface Former {
  addresses: string[];
  chosen: string[];
  onChange(chosen: string[]): void;
}

/** An address that they had once may be somebody else's by now. */
function FormerAddresses({ addresses, chosen, onChange }: Former) {
  const { t } = useI18n();
  if (addresses.length === 0) return null;
  return (
    <Checkbox.Group
      label={t('erasure.former')}
      description={t('erasure.former.text')}
      value={chosen}
      onChange={onChange}
    >
      <Stack gap={6} mt={6}>
        {addresses.map((address) => (
          <Checkbox key={address} value={address} label={<bdi dir="ltr">{address}</bdi>} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

/** As the server compares: whoever types the name means it. */
function same(typed: string, name: string): boolean {
  const plain = (text: string) => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
  return plain(typed) === plain(name);
}
