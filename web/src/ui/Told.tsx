import { MantineThemeProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useI18n } from './i18n/I18n';

/** Where `tell` and its kind appear; the button that closes one has a name in the viewer's language. */
export function Told() {
  const { t } = useI18n();
  const closeButtonProps = { 'aria-label': t('action.close') };
  return (
    <MantineThemeProvider inherit theme={{ components: { Notification: { defaultProps: { closeButtonProps } } } }}>
      <Notifications position="bottom-center" />
    </MantineThemeProvider>
  );
}
