// Records as the contract shows them to one viewer.
import { activities, companies, contacts, hidden, PERMISSIONS, tenants, users } from './store.mjs';

export function viewUser({ tenantId: _tenant, password: _password, ...user }) {
  return user;
}

export function viewMe(user) {
  return {
    user: viewUser(user),
    tenant: tenants.find(({ id }) => id === user.tenantId),
    permissions: PERMISSIONS[user.role],
  };
}

export function viewContact({ tenantId: _tenant, companyId, ...contact }) {
  const company = companies.find(({ id }) => id === companyId);
  return hidden({
    ...contact,
    company: company && hidden({ id: company.id, name: company.name, domain: company.domains[0] }),
  });
}

export function viewCompany({ tenantId: _tenant, ...company }) {
  const people = contacts.filter(({ companyId, isDeleted }) => companyId === company.id && !isDeleted);
  const last = people
    .map(({ lastContactedAt }) => lastContactedAt)
    .filter(Boolean)
    .sort()
    .at(-1);
  return hidden({ ...company, contactCount: people.length, lastContactedAt: last });
}

export function accessOf(activity, viewer) {
  return activity.kind !== 'email' || activity.ownerId === viewer.id ? 'everything' : 'metadata';
}

export function viewActivity(activity, viewer, whole = false) {
  const access = accessOf(activity, viewer);
  const {
    id,
    kind,
    occurredAt,
    direction,
    subject,
    text = '',
    participants,
    attachments,
    contactIds,
    durationMinutes,
    createdById,
  } = activity;
  const creator = users.find((user) => user.id === createdById);
  const open = access === 'everything';
  return hidden({
    id,
    kind,
    occurredAt,
    access,
    direction,
    source: activity.source,
    version: activity.version,
    isDeleted: activity.isDeleted,
    subject: open ? subject : undefined,
    snippet: open ? text.replace(/\s+/g, ' ').slice(0, 140) : undefined,
    text: open && whole ? text : undefined,
    from: participants?.find(({ role }) => role === 'from'),
    participants: whole ? participants : undefined,
    attachments: open && whole ? (attachments ?? []) : undefined,
    durationMinutes,
    contacts: contacts
      .filter((one) => contactIds.includes(one.id))
      .map((one) => ({ id: one.id, displayName: one.displayName })),
    createdBy: creator && { id: creator.id, name: creator.name },
  });
}

export function timelineOf(contactIds) {
  return activities
    .filter((one) => !one.isDeleted && one.contactIds.some((id) => contactIds.includes(id)))
    .sort((one, other) => (one.occurredAt < other.occurredAt ? 1 : -1));
}
