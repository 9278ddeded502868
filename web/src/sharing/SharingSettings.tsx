import { Stack, Text } from '@mantine/core';
import { useI18n } from '../ui/i18n/I18n';
import { Given, Requests } from './Requests';
import { Mailboxes } from './Mailboxes';
import { Rules } from './Rules';
import { ViewAs } from './ViewAs';

/** What colleagues see of one's own mail, and everything that changes it. */
export function SharingSettings() {
  const { t } = useI18n();
  return (
    <Stack gap="xl">
      <Text size="sm" c="dimmed">
        {t('sharing.text')}
      </Text>
      <Requests />
      <Mailboxes />
      <Rules />
      <Given />
      <ViewAs />
    </Stack>
  );
}
