import {
  ActionIcon,
  Button,
  Group,
  NativeSelect,
  Paper,
  Skeleton,
  Stack,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconTrash } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useMe } from '../api/session';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { LEVELS, rulesQuery, usePutRule, useRemoveRule, type Access, type SharingRule } from './queries';
import { Section } from '../ui/Section';
import { useAbout } from './useAbout';

/** Exceptions from what the mailboxes share. */
export function Rules() {
  const { t } = useI18n();
  const mayWrite = useMe().may('records:write');
  const rules = useInfiniteQuery(rulesQuery);
  return (
    <Section title={t('sharing.rules')} text={t('sharing.rulesText')}>
      {rules.isPending && <Skeleton height={60} radius="lg" />}
      {rules.isError && <ErrorState error={rules.error} retry={() => void rules.refetch()} />}
      {rules.data?.length === 0 && <Text size="sm">{t('sharing.noRule')}</Text>}
      <Stack component="ul" gap={6} p={0} m={0} style={{ listStyle: 'none' }}>
        {rules.data?.map((rule) => (
          <Rule key={rule.id} rule={rule} readOnly={!mayWrite} />
        ))}
      </Stack>
      {rules.hasNextPage && (
        <Button variant="default" onClick={() => void rules.fetchNextPage()}>
          {t('action.showMore')}
        </Button>
      )}
      {mayWrite && <NewDomainRule />}
    </Section>
  );
}

function Rule({ rule, readOnly }: { rule: SharingRule; readOnly: boolean }) {
  const { t } = useI18n();
  const put = usePutRule();
  const remove = useRemoveRule();
  const about = useAbout(rule);
  const { threadId, contact, domain } = rule;
  const subject = threadId ? { threadId } : contact ? { contactId: contact.id } : { domain: domain ?? '' };
  return (
    <Paper withBorder px="md" py="xs" bg="var(--invi-surface)" component="li">
      <Group justify="space-between" gap="xs">
        <Text size="sm" style={{ flex: '1 1 160px', minWidth: 0 }} truncate>
          {about}
        </Text>
        <Group gap="xs" wrap="nowrap">
          <AccessSelect
            label={t('sharing.seen')}
            value={put.isPending ? put.variables.access : rule.access}
            disabled={readOnly || put.isPending}
            onChange={(access) => put.mutate({ ...subject, access })}
          />
          {!readOnly && (
            <Tooltip label={t('sharing.removeRule')}>
              <ActionIcon
                aria-label={t('sharing.removeRule')}
                loading={remove.isPending}
                onClick={() => remove.mutate(rule.id)}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Tooltip>
          )}
        </Group>
      </Group>
    </Paper>
  );
}

function NewDomainRule() {
  const { t } = useI18n();
  const [domain, setDomain] = useState('');
  const [access, setAccess] = useState<Access>('metadata');
  const put = usePutRule();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (domain.trim()) put.mutate({ domain: domain.trim(), access }, { onSuccess: () => setDomain('') });
  };
  return (
    <Group component="form" onSubmit={submit} gap="xs" align="flex-end" aria-label={t('sharing.newRule')}>
      <TextInput
        label={t('field.domain')}
        placeholder="acme.example"
        dir="ltr"
        style={{ flex: '1 1 180px' }}
        value={domain}
        onChange={(event) => setDomain(event.currentTarget.value)}
      />
      <AccessSelect label={t('sharing.newSeen')} value={access} disabled={false} onChange={setAccess} />
      <Button type="submit" variant="default" loading={put.isPending} disabled={!domain.trim()}>
        {t('sharing.addRule')}
      </Button>
    </Group>
  );
}

interface SelectProps {
  label: string;
  value: Access;
  disabled: boolean;
  onChange(access: Access): void;
}

function AccessSelect({ label, value, disabled, onChange }: SelectProps) {
  const { t } = useI18n();
  return (
    <NativeSelect
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.value as Access)}
      data={LEVELS.map((level) => ({ value: level, label: t(`access.${level}`) }))}
    />
  );
}
