import { Paper, Text } from '@mantine/core';
import { answer, api } from '../api/client';
import { useMe } from '../api/session';
import { EditableFrame, EditableList, EditableText, Fields } from '../ui/EditableField';
import { useI18n } from '../ui/i18n/I18n';
import { TextLink } from '../ui/links';
import { CompanySelect } from './CompanySelect';
import { ConflictDialog } from './ConflictDialog';
import { contactQuery, etag, type Contact, type ContactInput } from './queries';
import { useRecordEditing } from './useRecordEditing';

/** What is known about a person; a click on a value changes it. */
export function PersonFields({ person }: { person: Contact }) {
  const { t } = useI18n();
  const readOnly = !useMe().may('records:write');
  const editing = useRecordEditing<Contact, ContactInput>({
    queryKey: contactQuery(person.id).queryKey,
    lists: 'contacts',
    send: (body, base) =>
      answer(
        api.PATCH('/api/v1/contacts/{id}', {
          body,
          params: { path: { id: person.id }, header: { 'If-Match': etag(base) } },
        }),
      ),
  });
  const save = (patch: ContactInput, shown: Partial<Contact>) =>
    editing.save({ patch, base: person, optimistic: { ...person, ...shown } });
  const companyName = (field: string, value: unknown) =>
    field === 'companyId'
      ? [editing.conflict?.change.optimistic.company, editing.conflict?.current.company].find((c) => c?.id === value)
          ?.name
      : undefined;
  return (
    <Paper withBorder px="md" py="sm" bg="var(--invi-surface)">
      <Fields>
        <EditableText
          label={t('field.name')}
          value={person.displayName}
          readOnly={readOnly}
          onSave={(displayName) => displayName && save({ displayName }, { displayName })}
        />
        <EditableText
          label={t('field.title')}
          value={person.title}
          readOnly={readOnly}
          onSave={(title) => save({ title }, { title: title ?? undefined })}
        />
        <EditableFrame
          label={t('field.company')}
          shown={person.company && <bdi>{person.company.name}</bdi>}
          readOnly={readOnly}
          editor={(done) => (
            <CompanySelect
              aria-label={t('field.company')}
              size="xs"
              autoFocus
              value={person.company?.id ?? null}
              chosen={person.company}
              onBlur={done}
              onChange={(company) => {
                done();
                if (company?.id !== person.company?.id)
                  save({ companyId: company?.id ?? null }, { company: company ?? undefined });
              }}
            />
          )}
        />
        <EditableList
          label={t('field.emails')}
          values={person.emails}
          readOnly={readOnly}
          onSave={(emails) => save({ emails }, { emails })}
          show={(email) => <Address email={email} />}
        />
        <EditableList
          label={t('field.phones')}
          values={person.phones}
          readOnly={readOnly}
          onSave={(phones) => save({ phones }, { phones })}
          show={(phone) => <bdi dir="ltr">{phone}</bdi>}
        />
        <Text size="xs" c="dimmed" mt={8}>
          {t(`source.${person.source}`)}
          {person.source !== 'person' && person.emails[0] && (
            <>
              {' · '}
              <TextLink to="/why" search={{ address: person.emails[0] }} inherit c="inherit">
                {t('person.why.short')}
              </TextLink>
            </>
          )}
        </Text>
      </Fields>
      {editing.conflict && (
        <ConflictDialog
          clashes={editing.conflict.clashes}
          describe={companyName}
          onDecide={editing.decide}
          onCancel={editing.dismiss}
        />
      )}
    </Paper>
  );
}

/** Breaks before the domain, should it have to. */
function Address({ email }: { email: string }) {
  const at = email.lastIndexOf('@');
  return (
    <bdi>
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </bdi>
  );
}
