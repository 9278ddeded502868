import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconHistory } from '@tabler/icons-react';
import { useMe } from '../api/session';
import { useI18n } from '../ui/i18n/I18n';

/** Leads whoever may read the audit log to what was done to one record. */
export function HistoryItem({ kind, id }: { kind: 'contact' | 'company'; id: string }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  if (!useMe().may('audit:read')) return null;
  return (
    <Menu.Item
      leftSection={<IconHistory size={16} />}
      onClick={() => void navigate({ to: '/settings', search: { tab: 'audit', kind, subject: id } })}
    >
      {t('audit.history')}
    </Menu.Item>
  );
}
