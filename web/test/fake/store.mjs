import { randomUUID } from 'node:crypto';

export const users = [];
export const tenants = [];
export const contacts = [];
export const companies = [];
export const activities = [];
export const imports = [];
export const sessions = new Map();
export const streams = new Set();

export const PERMISSIONS = {
  admin: ['me', 'records:read', 'records:write', 'mail:import', 'tenant:manage', 'users:manage'],
  manager: ['me', 'records:read', 'records:write', 'mail:import'],
  rep: ['me', 'records:read', 'records:write', 'mail:import'],
};

const now = () => new Date().toISOString();

export function addTenant(name, locale = 'en', timezone = 'Asia/Kuwait') {
  const tenant = {
    id: randomUUID(),
    name,
    locale,
    timezone,
    weekStart: 'sunday',
    workingDays: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday'],
    currency: 'KWD',
    phoneRegion: 'KW',
    contactPolicy: 'wroteTo',
    includeOwnDomain: false,
  };
  tenants.push(tenant);
  return tenant;
}

export function addUser(tenant, user) {
  const added = {
    id: randomUUID(),
    tenantId: tenant.id,
    locale: tenant.locale,
    timezone: tenant.timezone,
    role: 'rep',
    ...user,
  };
  users.push(added);
  return added;
}

function record(tenantId, fields) {
  return {
    id: randomUUID(),
    tenantId,
    version: 1,
    source: 'mail',
    createdAt: now(),
    updatedAt: now(),
    isDeleted: false,
    ...fields,
  };
}

export function addCompany(tenantId, fields) {
  const company = record(tenantId, { domains: [], ...fields });
  companies.push(company);
  return company;
}

export function addContact(tenantId, fields) {
  const contact = record(tenantId, { emails: [], phones: [], ...fields });
  contacts.push(contact);
  return contact;
}

export function addActivity(tenantId, fields) {
  const activity = record(tenantId, { contactIds: [], ...fields });
  activities.push(activity);
  for (const contact of contacts.filter(({ id }) => activity.contactIds.includes(id))) {
    if (!(contact.lastContactedAt > activity.occurredAt)) contact.lastContactedAt = activity.occurredAt;
  }
  return activity;
}

export function tell(tenantId, event, data = {}) {
  for (const stream of streams) {
    if (stream.tenantId === tenantId) stream.response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}

export const hidden = (fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));
