import { ActionIcon, Group, TagsInput, TextInput, UnstyledButton } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import classes from './EditableField.module.css';
import { useI18n } from './i18n/I18n';

/** The fields of a record, one below the other, or in two columns where there is little height. */
export function Fields({ children }: { children: ReactNode }) {
  return <div className={classes.fields}>{children}</div>;
}

interface FrameProps {
  label: string;
  shown: ReactNode;
  readOnly?: boolean;
  /** The input; `done` leaves it. */
  editor(done: () => void): ReactNode;
}

/** A value that turns into its input when it is clicked or opened with the keyboard. */
export function EditableFrame({ label, shown, readOnly, editor }: FrameProps) {
  const { t } = useI18n();
  const [editing, setEditing] = useState(false);
  const value = shown || <span className={classes.empty}>{readOnly ? '–' : t('field.add')}</span>;
  return (
    <div className={classes.field}>
      <div className={classes.label}>{label}</div>
      {editing && editor(() => setEditing(false))}
      {!editing && readOnly && <div className={classes.value}>{value}</div>}
      {!editing && !readOnly && (
        <UnstyledButton
          className={classes.value}
          aria-label={t('field.edit', { field: label })}
          onClick={() => setEditing(true)}
        >
          {value}
        </UnstyledButton>
      )}
    </div>
  );
}

interface TextProps {
  label: string;
  value?: string;
  readOnly?: boolean;
  onSave(value: string | null): void;
}

export function EditableText({ label, value = '', readOnly, onSave }: TextProps) {
  const save = (next: string, done: () => void) => {
    done();
    if (next.trim() !== value) onSave(next.trim() || null);
  };
  return (
    <EditableFrame
      label={label}
      readOnly={readOnly}
      shown={value && <bdi>{value}</bdi>}
      editor={(done) => (
        <TextInput
          aria-label={label}
          size="xs"
          defaultValue={value}
          autoFocus
          dir="auto"
          onBlur={(event) => save(event.currentTarget.value, done)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') save(event.currentTarget.value, done);
            if (event.key === 'Escape') done();
          }}
        />
      )}
    />
  );
}

interface ListProps {
  label: string;
  values: string[];
  readOnly?: boolean;
  onSave(values: string[]): void;
  /** How one value is shown. */
  show(value: string): ReactNode;
}

export function EditableList({ label, values, readOnly, onSave, show }: ListProps) {
  return (
    <EditableFrame
      label={label}
      readOnly={readOnly}
      shown={values.length > 0 && values.map((value) => <div key={value}>{show(value)}</div>)}
      editor={(done) => <ListEditor label={label} values={values} onSave={onSave} done={done} />}
    />
  );
}

function ListEditor({ label, values, onSave, done }: Omit<ListProps, 'show'> & { done(): void }) {
  const { t } = useI18n();
  const [draft, setDraft] = useState(values);
  const save = () => {
    done();
    if (draft.join('\n') !== values.join('\n')) onSave(draft);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') done();
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) save();
  };
  return (
    <Group gap={4} align="flex-start" justify="flex-end">
      <TagsInput
        w="100%"
        size="xs"
        aria-label={label}
        value={draft}
        onChange={setDraft}
        onKeyDown={onKeyDown}
        acceptValueOnBlur
        autoFocus
        dir="ltr"
      />
      <ActionIcon size={30} variant="light" color="tide" aria-label={t('action.save')} onClick={save}>
        <IconCheck size={16} />
      </ActionIcon>
      <ActionIcon size={30} aria-label={t('action.cancel')} onClick={done}>
        <IconX size={16} />
      </ActionIcon>
    </Group>
  );
}
