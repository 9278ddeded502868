import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  type ErrorComponentProps,
} from '@tanstack/react-router';
import { Container } from '@mantine/core';
import { doorSearch, ownPath } from './access/search';
import { ApiError } from './api/client';
import { meQuery } from './api/session';
import { dealSearch } from './deals/search';
import { correspondentSearch, whySearch } from './decisions/search';
import { ErrorState } from './ui/errors';
import { listSearch } from './ui/ListPage';
import { NotFound } from './ui/NotFound';
import { Shell } from './ui/Shell';
import { SplashScreen } from './ui/SplashScreen';
import { connectedSearch, connectSearch } from './mailboxes/search';
import { settingsSearch } from './settings/search';
import { tasksSearch } from './tasks/search';
import { timelineSearch } from './timeline/search';

interface Context {
  client: QueryClient;
}

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: doorSearch,
  component: lazyRouteComponent(() => import('./access/SignInPage'), 'SignInPage'),
});

const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  component: lazyRouteComponent(() => import('./access/RegisterPage'), 'RegisterPage'),
});

const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite',
  component: lazyRouteComponent(() => import('./access/InvitePage'), 'InvitePage'),
});

const link = createRoute({
  getParentRoute: () => root,
  path: '/link',
  component: lazyRouteComponent(() => import('./access/LinkPage'), 'LinkPage'),
});

/** Everything that takes a sign-in; who has none goes to the door and comes back. */
const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.client.ensureQueryData(meQuery);
    } catch (error) {
      if (error instanceof ApiError && error.status === 401)
        throw redirect({ to: '/sign-in', search: ownPath(location.href) });
      throw error;
    }
  },
  component: Shell,
  errorComponent: PageError,
  pendingComponent: SplashScreen,
});

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/people' });
  },
});

const people = createRoute({
  getParentRoute: () => app,
  path: '/people',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./people/PeoplePage'), 'PeoplePage'),
});

const person = createRoute({
  getParentRoute: () => app,
  path: '/people/$id',
  validateSearch: timelineSearch,
  component: lazyRouteComponent(() => import('./people/PersonPage'), 'PersonPage'),
});

const companies = createRoute({
  getParentRoute: () => app,
  path: '/companies',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./people/CompaniesPage'), 'CompaniesPage'),
});

const company = createRoute({
  getParentRoute: () => app,
  path: '/companies/$id',
  validateSearch: timelineSearch,
  component: lazyRouteComponent(() => import('./people/CompanyPage'), 'CompanyPage'),
});

const deals = createRoute({
  getParentRoute: () => app,
  path: '/deals',
  validateSearch: dealSearch,
  component: lazyRouteComponent(() => import('./deals/DealsPage'), 'DealsPage'),
});

const tasks = createRoute({
  getParentRoute: () => app,
  path: '/tasks',
  validateSearch: tasksSearch,
  component: lazyRouteComponent(() => import('./tasks/TasksPage'), 'TasksPage'),
});

const activity = createRoute({
  getParentRoute: () => app,
  path: '/activities/$id',
  component: lazyRouteComponent(() => import('./timeline/ActivityPage'), 'ActivityPage'),
});

const ask = createRoute({
  getParentRoute: () => app,
  path: '/ask',
  validateSearch: (search: Record<string, unknown>): { q?: string } =>
    typeof search['q'] === 'string' ? { q: search['q'] } : {},
  component: lazyRouteComponent(() => import('./ask/AskPage'), 'AskPage'),
});

const imports = createRoute({
  getParentRoute: () => app,
  path: '/import',
  component: lazyRouteComponent(() => import('./imports/ImportPage'), 'ImportPage'),
});

const correspondents = createRoute({
  getParentRoute: () => app,
  path: '/correspondents',
  validateSearch: correspondentSearch,
  component: lazyRouteComponent(() => import('./decisions/CorrespondentsPage'), 'CorrespondentsPage'),
});

const why = createRoute({
  getParentRoute: () => app,
  path: '/why',
  validateSearch: whySearch,
  component: lazyRouteComponent(() => import('./decisions/WhyPage'), 'WhyPage'),
});

const erasure = createRoute({
  getParentRoute: () => app,
  path: '/erasures/$id',
  component: lazyRouteComponent(() => import('./erasures/ErasurePage'), 'ErasurePage'),
});

const settings = createRoute({
  getParentRoute: () => app,
  path: '/settings',
  validateSearch: settingsSearch,
  component: lazyRouteComponent(() => import('./settings/SettingsPage'), 'SettingsPage'),
});

/** Where Google sends back to when nothing was connected. */
const mailboxes = createRoute({
  getParentRoute: () => app,
  path: '/settings/mailboxes',
  validateSearch: connectSearch,
  beforeLoad: ({ search }) => {
    throw redirect({ to: '/settings', search: { tab: 'mailboxes', ...search } });
  },
});

const mailbox = createRoute({
  getParentRoute: () => app,
  path: '/settings/mailboxes/$id',
  validateSearch: connectedSearch,
  component: lazyRouteComponent(() => import('./mailboxes/MailboxPage'), 'MailboxPage'),
});

const tree = root.addChildren([
  signIn,
  register,
  invite,
  link,
  app.addChildren([
    home,
    people,
    person,
    companies,
    company,
    deals,
    tasks,
    activity,
    ask,
    imports,
    correspondents,
    why,
    erasure,
    settings,
    mailboxes,
    mailbox,
  ]),
]);

export function createAppRouter(client: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { client },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: NotFound,
    // `q=true` and `q=42` are words here: nothing in an address is JSON.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const given = Object.entries(search).filter(([, value]) => value !== undefined);
      const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
      return text && `?${text}`;
    },
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

function PageError({ error, reset }: ErrorComponentProps) {
  return (
    <Container size="sm" py={80}>
      <ErrorState error={error} retry={reset} />
    </Container>
  );
}
