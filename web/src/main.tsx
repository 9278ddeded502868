import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './ui/base.css';
import { DirectionProvider, MantineProvider, localStorageColorSchemeManager } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/queryClient';
import { meQuery } from './api/session';
import { createAppRouter } from './router';
import { I18nProvider } from './ui/i18n/I18n';
import { cssVariables, theme } from './ui/theme';
import { Told } from './ui/Told';

const client = createQueryClient(goToSignIn);
const router = createAppRouter(client);
/** Pages where a 401 is about what was typed there. */
const DOOR = ['/sign-in', '/register', '/invite', '/link'];
const colours = localStorageColorSchemeManager({ key: 'invicrm-colour' });

/** The session ended somewhere else: to the door, and back here afterwards. */
function goToSignIn() {
  const { pathname, href } = router.state.location;
  if (DOOR.includes(pathname) || !client.getQueryData(meQuery.queryKey)) return;
  void router.navigate({ to: '/sign-in', search: { to: href } }).then(() => client.clear());
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <DirectionProvider
        initialDirection={document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'}
        detectDirection={false}
      >
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          defaultColorScheme="auto"
          colorSchemeManager={colours}
        >
          <I18nProvider>
            <Told />
            <RouterProvider router={router} />
          </I18nProvider>
        </MantineProvider>
      </DirectionProvider>
    </QueryClientProvider>
  </StrictMode>,
);
