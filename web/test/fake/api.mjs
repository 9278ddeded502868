import { randomUUID } from 'node:crypto';
import { ask } from './asking.mjs';
import { startImport } from './importing.mjs';
import {
  activities,
  addActivity,
  addCompany,
  addContact,
  addTenant,
  addUser,
  companies,
  contacts,
  imports,
  sessions,
  streams,
  tell,
  users,
} from './store.mjs';
import { timelineOf, viewActivity, viewCompany, viewContact, viewMe, viewUser } from './views.mjs';

class Refusal extends Error {
  constructor(status, code, detail, more = {}) {
    super(detail);
    this.problem = {
      type: `/problems/${code}`,
      title: code,
      status,
      code,
      detail,
      traceId: randomUUID().slice(0, 8),
      ...more,
    };
  }
}

const notFound = () => new Refusal(404, 'not-found', 'This is not here.');
const publicImport = ({ tenantId: _tenant, ...one }) => one;

/** Method and path → what is done. `:id` takes a UUID. */
const ROUTES = {
  'GET /me': ({ user }) => viewMe(user),
  'PATCH /me': ({ user, body }) => viewMe(Object.assign(user, body)),
  'PATCH /tenant': ({ user, body }) => Object.assign(viewMe(user).tenant, body),
  'GET /users': ({ user, url }) => paged(users.filter(({ tenantId }) => tenantId === user.tenantId).map(viewUser), url),
  'POST /users': ({ user, body }) => {
    if (users.some(({ email }) => email === body.email))
      throw new Refusal(409, 'conflict', 'This address has an account already.');
    return viewUser(addUser({ id: user.tenantId, locale: user.locale, timezone: user.timezone }, body));
  },
  'GET /contacts': ({ user, url }) =>
    paged(listed(contacts, user, url, ({ displayName, emails }) => [displayName, ...emails]).map(viewContact), url),
  'POST /contacts': ({ user, body }) => {
    const taken = own(contacts, user).find(({ emails }) => emails.some((email) => body.emails?.includes(email)));
    if (taken)
      throw new Refusal(409, 'conflict', `${taken.displayName} has this address already.`, { existingId: taken.id });
    return changed(
      'contact',
      viewContact(addContact(user.tenantId, { displayName: body.emails?.[0], source: 'person', ...body })),
      user,
    );
  },
  'GET /contacts/:id': ({ user, id }) => viewContact(one(contacts, user, id)),
  'PATCH /contacts/:id': (call) => changed('contact', viewContact(patched(contacts, call)), call.user),
  'DELETE /contacts/:id': (call) => removed(contacts, call, true),
  'POST /contacts/:id/restore': (call) => viewContact(removed(contacts, call, false)),
  'GET /contacts/:id/timeline': ({ user, id, url }) => timeline([one(contacts, user, id).id], user, url),
  'GET /companies': ({ user, url }) =>
    paged(listed(companies, user, url, ({ name, domains }) => [name, ...domains]).map(viewCompany), url),
  'POST /companies': ({ user, body }) =>
    viewCompany(addCompany(user.tenantId, { name: body.domains?.[0], source: 'person', ...body })),
  'GET /companies/:id': ({ user, id }) => viewCompany(one(companies, user, id)),
  'PATCH /companies/:id': (call) => viewCompany(patched(companies, call)),
  'DELETE /companies/:id': (call) => removed(companies, call, true),
  'POST /companies/:id/restore': (call) => viewCompany(removed(companies, call, false)),
  'GET /companies/:id/timeline': ({ user, id, url }) => {
    one(companies, user, id);
    return timeline(
      own(contacts, user)
        .filter(({ companyId }) => companyId === id)
        .map((contact) => contact.id),
      user,
      url,
    );
  },
  'POST /activities': ({ user, body }) => {
    const added = addActivity(user.tenantId, {
      occurredAt: new Date().toISOString(),
      ...body,
      source: 'person',
      createdById: user.id,
    });
    return changed('activity', viewActivity(added, user, true), user);
  },
  'GET /activities/:id': ({ user, id }) => viewActivity(one(activities, user, id), user, true),
  'DELETE /activities/:id': (call) => removed(activities, call, true),
  'POST /activities/:id/restore': (call) => viewActivity(removed(activities, call, false), call.user),
  'GET /imports': ({ user, url }) => paged(own(imports, user).map(publicImport), url),
  'POST /imports': ({ user, body }) => publicImport(startImport(user, body)),
  'GET /imports/:id': ({ user, id }) => publicImport(one(imports, user, id)),
  'GET /imports/:id/problems': ({ user, id }) => ({ data: one(imports, user, id).problems ?? [] }),
  'POST /ask': ({ user, body }) => ask(body.question, user),
};

export async function handle(request, response, url) {
  const send = (status, body, headers = {}) => {
    response.writeHead(status, {
      'Content-Type': status < 400 ? 'application/json' : 'application/problem+json',
      ...headers,
    });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };
  try {
    const path = url.pathname.replace('/api/v1', '');
    if (path === '/auth/register' || path === '/auth/login') return entry(path, await read(request), send);
    const token = cookie(request, 'invicrm_session') ?? request.headers.authorization?.replace('Bearer ', '');
    const user = users.find(({ id }) => id === sessions.get(token));
    if (!user) throw new Refusal(401, 'unauthenticated', 'Sign in first.');
    if (
      request.method !== 'GET' &&
      !request.headers.authorization &&
      request.headers['x-xsrf-token'] !== cookie(request, 'XSRF-TOKEN')
    ) {
      throw new Refusal(403, 'forbidden', 'The XSRF token is missing.');
    }
    if (path === '/auth/logout') return (sessions.delete(token), send(204));
    if (path === '/events') return follow(user, request, response);
    const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(path)?.[0];
    const route = ROUTES[`${request.method} ${path.replace(id, ':id')}`];
    if (!route) throw notFound();
    const body = request.method === 'GET' ? undefined : await read(request);
    const result = route({ user, id, url, body, request });
    send(
      request.method === 'DELETE' ? 204 : 200,
      request.method === 'DELETE' ? undefined : result,
      result?.version ? { ETag: `"${result.version}"` } : {},
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    send(error.problem.status, error.problem);
  }
}

function entry(path, body, send) {
  const known = users.find(({ email }) => email === body.email);
  if (path === '/auth/login' && known?.password !== body.password) throw new Refusal(401, 'unauthenticated', 'Wrong.');
  if (path === '/auth/register' && known) {
    throw new Refusal(409, 'conflict', 'This address has an account already.', {
      errors: [{ field: 'email', detail: 'This address has an account already.' }],
    });
  }
  const user =
    known ??
    addUser(addTenant(body.tenantName, body.locale, body.timezone), {
      name: body.name,
      email: body.email,
      password: body.password,
      role: 'admin',
    });
  const token = randomUUID();
  sessions.set(token, user.id);
  const { tenant } = viewMe(user);
  const session = { expiresAt: new Date(Date.now() + 864e5).toISOString(), user: viewUser(user), tenant };
  const cookies = [
    `invicrm_session=${token}; HttpOnly; SameSite=Lax; Path=/`,
    `XSRF-TOKEN=${randomUUID()}; SameSite=Lax; Path=/`,
  ];
  send(known ? 200 : 201, body.cookie ? session : { ...session, token }, body.cookie ? { 'Set-Cookie': cookies } : {});
}

async function read(request) {
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/')) {
    const form = await new Response(request, { headers: { 'content-type': type }, duplex: 'half' }).formData();
    const file = form.get('file');
    return {
      ...Object.fromEntries(form),
      fileName: file.name,
      content: await file.text(),
      includeOwnDomain: form.get('includeOwnDomain') === 'true',
    };
  }
  let text = '';
  for await (const chunk of request) text += chunk;
  return text ? JSON.parse(text) : {};
}

function cookie(request, name) {
  return new RegExp(`(?:^|; )${name}=([^;]+)`).exec(request.headers.cookie ?? '')?.[1];
}

function follow(user, request, response) {
  const stream = { tenantId: user.tenantId, response };
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(': here\n\n');
  streams.add(stream);
  request.on('close', () => streams.delete(stream));
}

const own = (records, { tenantId }) => records.filter((record) => record.tenantId === tenantId);

function one(records, user, id) {
  const found = own(records, user).find((record) => record.id === id);
  if (!found) throw notFound();
  return found;
}

function listed(records, user, url, texts) {
  const q = url.searchParams.get('q')?.toLowerCase() ?? '';
  const companyId = url.searchParams.get('companyId');
  const key = { name: 'displayName', created: 'createdAt' }[url.searchParams.get('sort')] ?? 'lastContactedAt';
  const wanted = own(records, user).filter(
    (record) =>
      !record.isDeleted &&
      (!companyId || record.companyId === companyId) &&
      texts(record).some((text) => text?.toLowerCase().includes(q)),
  );
  const value = (record) => String(record[key] ?? record.name ?? '');
  return key === 'displayName'
    ? wanted.sort((a, b) => value(a).localeCompare(value(b)))
    : wanted.sort((a, b) => value(b).localeCompare(value(a)));
}

function paged(records, url) {
  const from = Number(url.searchParams.get('cursor') ?? 0);
  const limit = Number(url.searchParams.get('limit') ?? 50);
  const more = from + limit < records.length;
  return { data: records.slice(from, from + limit), ...(more && { nextCursor: String(from + limit) }) };
}

function timeline(contactIds, user, url) {
  const kind = url.searchParams.get('kind');
  const shown = timelineOf(contactIds).filter((activity) => !kind || activity.kind === kind);
  return paged(
    shown.map((activity) => viewActivity(activity, user)),
    url,
  );
}

function patched(records, { user, id, body, request }) {
  const record = one(records, user, id);
  const match = request.headers['if-match'];
  if (match && match !== `"${record.version}"`) {
    const errors = Object.entries(body).map(([field, yours]) => ({
      field,
      detail: 'differs',
      yours,
      current: record[field] ?? null,
    }));
    throw new Refusal(412, 'stale', 'Somebody changed this.', {
      errors,
      current: records === contacts ? viewContact(record) : viewCompany(record),
    });
  }
  return Object.assign(record, body, { version: record.version + 1, updatedAt: new Date().toISOString() });
}

function removed(records, { user, id }, isDeleted) {
  return Object.assign(one(records, user, id), { isDeleted });
}

function changed(event, view, user) {
  tell(user.tenantId, event, { id: view.id });
  return view;
}
