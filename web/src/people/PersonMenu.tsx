import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { IconDots, IconEraser, IconFileDownload, IconId, IconTrash, IconZoomQuestion } from '@tabler/icons-react';
import { useMe } from '../api/session';
import { HistoryItem } from '../audit/HistoryItem';
import { EraseDialog } from '../erasures/EraseDialog';
import { useI18n } from '../ui/i18n/I18n';
import type { Contact } from './queries';
import { useDeleteContact } from './useDeleteRecord';

/** What is done with a person rarely. */
export function PersonMenu({ person }: { person: Contact }) {
  const { t } = useI18n();
  const me = useMe();
  const [erasing, erase] = useDisclosure();
  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon size={36} variant="default" aria-label={t('action.more')}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <WhyItem address={person.emails[0]} />
          <HistoryItem kind="contact" id={person.id} />
          <ExportItems id={person.id} />
          <Menu.Divider />
          <DeleteItem person={person} />
          {me.may('people:erase') && (
            <Menu.Item color="red" leftSection={<IconEraser size={16} />} onClick={erase.open}>
              {t('person.erase')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {erasing && <EraseDialog person={person} onClose={erase.close} />}
    </>
  );
}

function WhyItem({ address }: { address: string | undefined }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  if (!address) return null;
  return (
    <Menu.Item
      leftSection={<IconZoomQuestion size={16} />}
      onClick={() => void navigate({ to: '/why', search: { address } })}
    >
      {t('person.why')}
    </Menu.Item>
  );
}

function ExportItems({ id }: { id: string }) {
  const { t } = useI18n();
  const href = `/api/v1/contacts/${id}/export?format=`;
  return (
    <>
      <Menu.Item component="a" href={`${href}json`} download leftSection={<IconFileDownload size={16} />}>
        {t('person.export')}
      </Menu.Item>
      <Menu.Item component="a" href={`${href}vcard`} download leftSection={<IconId size={16} />}>
        {t('person.card')}
      </Menu.Item>
    </>
  );
}

function DeleteItem({ person }: { person: Contact }) {
  const { t } = useI18n();
  const remove = useDeleteContact(person);
  return (
    <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => remove.mutate()}>
      {t('person.delete')}
    </Menu.Item>
  );
}
