import { randomUUID } from 'node:crypto';
import { readMbox } from './mail.mjs';
import {
  activities,
  addActivity,
  addCompany,
  addContact,
  companies,
  contacts,
  imports,
  tell,
  users,
} from './store.mjs';

/** Takes a mailbox in, some mails a tick, so that progress can be seen. */
export function startImport(user, { owner, fileName, content, contactPolicy, includeOwnDomain }) {
  const mails = readMbox(content);
  const one = {
    id: randomUUID(),
    tenantId: user.tenantId,
    status: 'running',
    owner,
    fileName,
    contactPolicy,
    includeOwnDomain,
    seen: 0,
    imported: 0,
    merged: 0,
    skipped: {},
    failed: 0,
    contacts: 0,
    companies: 0,
    progress: 0,
    createdAt: new Date().toISOString(),
  };
  imports.unshift(one);
  const perTick = Math.max(1, Math.ceil(mails.length / 8));
  const timer = setInterval(() => {
    for (const mail of mails.slice(one.seen, one.seen + perTick)) take(one, mail, user);
    one.progress = mails.length ? one.seen / mails.length : 1;
    one.etaSeconds = Math.ceil((mails.length - one.seen) / perTick / 4);
    if (one.seen >= mails.length) {
      clearInterval(timer);
      Object.assign(one, { status: 'done', finishedAt: new Date().toISOString() });
      delete one.etaSeconds;
    }
    for (const event of ['contact', 'company', 'activity']) tell(one.tenantId, event);
    tell(one.tenantId, 'import', { id: one.id });
  }, 250);
  return one;
}

function take(one, mail, user) {
  one.seen++;
  if (!mail.from || Number.isNaN(mail.date.getTime())) return void one.failed++;
  if (activities.some(({ tenantId, messageId }) => tenantId === one.tenantId && messageId === mail.messageId))
    return void one.merged++;
  const outbound = mail.from.address === one.owner;
  const others = outbound ? mail.to : [mail.from];
  const people = others.filter(({ address }) => address !== one.owner).map((person) => known(one, person));
  const found = people.filter(Boolean);
  if (found.length === 0) return void (one.skipped.neverWroteTo = (one.skipped.neverWroteTo ?? 0) + 1);
  one.imported++;
  const idOf = (address) =>
    contacts.find(({ tenantId, emails }) => tenantId === one.tenantId && emails.includes(address))?.id;
  const participant = (role) => (person) => ({
    role,
    ...person,
    ...(idOf(person.address) && { contactId: idOf(person.address) }),
  });
  addActivity(one.tenantId, {
    kind: 'email',
    ownerId: users.find(({ email, tenantId }) => email === one.owner && tenantId === one.tenantId)?.id ?? user.id,
    messageId: mail.messageId,
    occurredAt: mail.date.toISOString(),
    direction: outbound ? 'outbound' : 'inbound',
    subject: mail.subject,
    text: mail.text,
    participants: [participant('from')(mail.from), ...mail.to.map(participant('to'))],
    contactIds: found.map(({ id }) => id),
  });
}

function known(one, { name, address }) {
  const there = contacts.find(({ tenantId, emails }) => tenantId === one.tenantId && emails.includes(address));
  if (there || one.contactPolicy === 'off') return there;
  const domain = address.split('@')[1];
  let company = companies.find(({ tenantId, domains }) => tenantId === one.tenantId && domains.includes(domain));
  if (!company) {
    const label = domain.split('.')[0];
    company = addCompany(one.tenantId, { name: label[0].toUpperCase() + label.slice(1), domains: [domain] });
    one.companies++;
  }
  one.contacts++;
  return addContact(one.tenantId, { displayName: name || address, emails: [address], companyId: company.id });
}
