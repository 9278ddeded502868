import { contacts } from './store.mjs';
import { timelineOf, viewActivity, viewContact } from './views.mjs';

const plain = (text) => text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');

/** Answers one question: what is happening with somebody. */
export function ask(question, viewer) {
  const asked = plain(question);
  const mine = contacts.filter(({ tenantId, isDeleted }) => tenantId === viewer.tenantId && !isDeleted);
  const whole = mine.filter(({ displayName }) => asked.includes(plain(displayName)));
  const first = mine.filter(({ displayName }) => asked.split(/[^\p{L}]+/u).includes(plain(displayName).split(' ')[0]));
  const found = whole.length ? whole : first;
  const parsed = {
    intent: found.length ? 'contact_lookup' : 'unknown',
    entities: {},
    confidence: 0.9,
    parser: 'built-in',
  };
  const empty = { sections: [], actions: [], sources: [] };
  if (found.length === 0) {
    return {
      parsed,
      alternatives: [],
      answer: { title: 'I found nobody by that name', text: 'Try a full name, or a company.', ...empty },
    };
  }
  if (found.length > 1) {
    const alternatives = found.map(viewContact).map(({ id, displayName, company }) => ({
      label: displayName,
      detail: company?.name,
      contactId: id,
      question: `What's happening with ${displayName}?`,
    }));
    return {
      parsed,
      alternatives,
      answer: { title: 'Which one?', text: `${found.length} people have that name.`, ...empty },
    };
  }
  return { parsed, alternatives: [], answer: about(found[0], viewer) };
}

function about(contact, viewer) {
  const { displayName, company, title, lastContactedAt } = viewContact(contact);
  const all = timelineOf([contact.id]).map((activity) => viewActivity(activity, viewer));
  const seen = all.filter(({ access }) => access !== 'metadata').slice(0, 4);
  const sources = [
    { type: 'contact', id: contact.id, label: displayName },
    ...seen.map(({ id, subject, kind, snippet }) => ({ type: 'activity', id, label: subject ?? snippet ?? kind })),
  ];
  return {
    title: company ? `${displayName} · ${company.name}` : displayName,
    text:
      [title, `${all.length} conversations`, lastContactedAt && `last on ${lastContactedAt.slice(0, 10)}`]
        .filter(Boolean)
        .join(', ') + '.',
    sections: [
      {
        title: 'Latest',
        items: seen.map(({ subject, snippet, occurredAt }, index) => ({
          text: subject ?? snippet,
          detail: subject && snippet,
          at: occurredAt,
          source: index + 1,
        })),
      },
    ],
    actions: [
      {
        method: 'POST',
        path: '/api/v1/activities',
        label: 'Note a follow-up',
        body: { kind: 'note', text: `Follow up with ${displayName}`, contactIds: [contact.id] },
      },
    ],
    sources,
    hidden: all.length - all.filter(({ access }) => access !== 'metadata').length,
  };
}
