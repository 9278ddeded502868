import { Group, NativeSelect, Pill, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { usersQuery } from '../colleagues/queries';
import { dealQuery } from '../deals/queries';
import { companyQuery, contactQuery } from '../people/queries';
import { useI18n } from '../ui/i18n/I18n';
import { KINDS, type AuditSearch, type Kind } from './search';

interface Props {
  search: AuditSearch;
  onChange(search: AuditSearch): void;
}

/** Whose deeds, of which kind, on which days, to what. */
export function AuditFilters({ search, onChange }: Props) {
  const { t } = useI18n();
  const users = useInfiniteQuery(usersQuery).data ?? [];
  const { who = '', kind = '', from = '', to = '', subject } = search;
  return (
    <Group gap="sm" align="flex-end" role="search" aria-label={t('audit.filters')}>
      <NativeSelect
        label={t('audit.who')}
        flex="1 1 140px"
        value={who}
        onChange={(event) => onChange({ ...search, who: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('audit.everybody') },
          ...users.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <NativeSelect
        label={t('audit.what')}
        flex="1 1 140px"
        value={kind}
        onChange={(event) =>
          onChange({ ...search, kind: (event.currentTarget.value || undefined) as Kind | undefined })
        }
        data={[
          { value: '', label: t('audit.all') },
          ...KINDS.map((value) => ({ value, label: t(`audit.kind.${value}`) })),
        ]}
      />
      <TextInput
        type="date"
        label={t('audit.from')}
        flex="1 1 130px"
        value={from}
        max={to || undefined}
        onChange={(event) => onChange({ ...search, from: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label={t('audit.to')}
        flex="1 1 130px"
        value={to}
        min={from || undefined}
        onChange={(event) => onChange({ ...search, to: event.currentTarget.value || undefined })}
      />
      {subject && (
        <SubjectPill
          key={subject}
          id={subject}
          kind={kind}
          onRemove={() => onChange({ ...search, subject: undefined })}
        />
      )}
    </Group>
  );
}

function SubjectPill({ id, kind, onRemove }: { id: string; kind: string; onRemove(): void }) {
  const { t } = useI18n();
  const contact = useQuery({ ...contactQuery(id), enabled: kind === 'contact' }).data;
  const company = useQuery({ ...companyQuery(id), enabled: kind === 'company' }).data;
  const deal = useQuery({ ...dealQuery(id), enabled: kind === 'deal' }).data;
  const name = contact?.displayName ?? company?.name ?? deal?.name ?? t('audit.oneRecord');
  return (
    <Pill size="lg" withRemoveButton onRemove={onRemove} removeButtonProps={{ 'aria-label': t('action.clear') }}>
      <bdi>{name}</bdi>
    </Pill>
  );
}
