import { randomUUID } from 'node:crypto';
import { addActivity, addCompany, addContact, addTenant, addUser, imports } from './store.mjs';

const HOUR = 3_600_000;
const COMPANIES = [
  ['Acme Trading', 'acme.example'],
  ['Nakheel Logistics', 'nakheel.example'],
  ['Blue Harbour Marine', 'blueharbour.example'],
  ['شركة الواحة للتجارة', 'waha.example'],
  ['Globex Systems', 'globex.example'],
  ['Northwind Foods', 'northwind.example'],
  ['مجموعة البحر', 'albahr.example'],
];
const PEOPLE = [
  ['Lina Haddad', 'Head of Procurement', 0, 2],
  ['John Smith', 'CFO', 0, 20],
  ['محمد العتيبي', 'مدير المشتريات', 3, 5],
  ['Sara Lindqvist', 'Operations Lead', 2, 30],
  ['Fatima Al-Sabah', 'Managing Director', 1, 55],
  ['نورة الشمري', 'مديرة المالية', 6, 80],
  ['John Okafor', 'Fleet Manager', 2, 120],
  ['Priya Raman', 'VP Engineering', 4, 200],
  ['Tomás Herrera', 'Buyer', 5, 330],
  ['عبدالله المطيري', 'رئيس العمليات', 3, 500],
  ['Mei Tanaka', 'Product Manager', 4, 900],
  ['Yousef Karam', 'Sales Director', 1, 1600],
];
const FIRST = [
  'Aisha',
  'Ben',
  'Carla',
  'Dmitri',
  'Elif',
  'Farid',
  'Grace',
  'Hamad',
  'Ines',
  'Jonas',
  'Khalid',
  'Laila',
  'Marta',
  'Nadia',
  'Omar',
  'Paula',
];
const LAST = [
  'Aziz',
  'Berg',
  'Costa',
  'Darwish',
  'Eriksen',
  'Farouk',
  'Garcia',
  'Hassan',
  'Ivanova',
  'Jensen',
  'Khan',
  'Larsen',
  'Mansour',
  'Novak',
  'Omar',
  'Petrov',
];

/** A workspace of invented people: sara@acme-demo.example and rami@acme-demo.example, password "demo-password". */
export function seed() {
  const tenant = addTenant('Desert Rose Trading');
  const sara = addUser(tenant, {
    name: 'Sara Mansour',
    email: 'sara@acme-demo.example',
    password: 'demo-password',
    role: 'admin',
  });
  addUser(tenant, { name: 'Rami Nasser', email: 'rami@acme-demo.example', password: 'demo-password' });
  const companies = COMPANIES.map(([name, domain]) => addCompany(tenant.id, { name, domains: [domain] }));
  const people = PEOPLE.map(([displayName, title, company, hoursAgo], index) =>
    addContact(tenant.id, {
      displayName,
      title,
      companyId: companies[company].id,
      emails: [`person${index}@${companies[company].domains[0]}`],
      phones: index % 2 ? [] : ['+965 5550 01' + String(10 + index)],
      hoursAgo,
    }),
  );
  for (const person of people) mailsWith(tenant, sara, person, person.hoursAgo);
  LAST.forEach((last, row) =>
    FIRST.forEach((first, column) =>
      addContact(tenant.id, {
        displayName: `${first} ${last}`,
        companyId: companies[(row + column) % companies.length].id,
        emails: [`${first}.${last}@${companies[(row + column) % companies.length].domains[0]}`.toLowerCase()],
        lastContactedAt: ago(2000 + row * 90 + column * 7),
      }),
    ),
  );
  notes(tenant, sara, people);
  addImports(tenant);
}

const ago = (hours) => new Date(Date.now() - hours * HOUR).toISOString();

function mailsWith(tenant, owner, person, hours) {
  const them = { address: person.emails[0], name: person.displayName, contactId: person.id };
  const us = { address: owner.email, name: owner.name };
  const arabic = /\p{Script=Arabic}/u.test(person.displayName);
  const mails = arabic
    ? [
        [
          'inbound',
          'عرض السعر المعدّل',
          'السلام عليكم سارة،\n\nوصلنا العرض، نحتاج خصمًا على 50 وحدة. السعر الحالي 1,250.500 د.ك.\n\nمع التحية\n\nفي 3 مارس 2026 كتبت سارة:\n> مرفق العرض كما اتفقنا.',
        ],
        ['outbound', 'موعد الاجتماع', 'أهلًا،\n\nيناسبني الأربعاء الساعة 11 صباحًا.\n\nسارة'],
      ]
    : [
        [
          'inbound',
          'Re: Quote for 50 seats',
          'Hi Sara,\n\nthanks for the quote. Finance asks for KWD 1,250.500 a month instead of 1,310.000, and delivery before Thursday.\nCan you confirm by tomorrow?\n\nBest regards\n\nOn Sun, 1 Mar 2026 at 10:12, Sara Mansour <sara@acme-demo.example>\nwrote:\n> Hello,\n>\n> the quote for 50 seats is attached.\n> Kind regards, Sara',
        ],
        ['outbound', 'Quote for 50 seats', 'Hello,\n\nthe quote for 50 seats is attached.\n\nKind regards\nSara'],
        [
          'inbound',
          'Question about delivery times',
          'Dear Sara,\n\nhow long does delivery to Shuwaikh take at the moment?\n\nThanks!',
        ],
        ['outbound', 'Nice to meet you', 'It was good to meet you at the fair. Shall we talk next week?'],
      ];
  mails.forEach(([direction, subject, text], index) =>
    addActivity(tenant.id, {
      kind: 'email',
      ownerId: owner.id,
      direction,
      subject,
      text,
      occurredAt: ago(hours + index * 21),
      participants:
        direction === 'inbound'
          ? [
              { role: 'from', ...them },
              { role: 'to', ...us },
            ]
          : [
              { role: 'from', ...us },
              { role: 'to', ...them },
            ],
      attachments: subject.startsWith('Quote')
        ? [{ name: 'quote-50-seats.pdf', type: 'application/pdf', size: 184_320 }]
        : [],
      contactIds: [person.id],
    }),
  );
}

function notes(tenant, sara, [lina, john]) {
  const written = { source: 'person', createdById: sara.id };
  addActivity(tenant.id, {
    ...written,
    kind: 'call',
    text: 'She wants the price per seat below KWD 25. I promised a new quote by Thursday.',
    durationMinutes: 12,
    occurredAt: ago(6),
    contactIds: [lina.id],
  });
  addActivity(tenant.id, {
    ...written,
    kind: 'note',
    text: 'Prefers to talk before noon. Decision together with John.',
    occurredAt: ago(30),
    contactIds: [lina.id, john.id],
  });
  addActivity(tenant.id, {
    ...written,
    kind: 'meeting',
    subject: 'Kick-off at their office',
    durationMinutes: 60,
    occurredAt: ago(75),
    contactIds: [lina.id],
  });
}

function addImports(tenant) {
  const problems = [
    {
      where: 'mail 1,204 of Takeout.mbox',
      what: 'The mail has no readable date.',
      whatToDo: 'Nothing; it is kept aside. Export it again as .eml if you need it.',
    },
  ];
  const one = {
    tenantId: tenant.id,
    owner: 'sara@acme-demo.example',
    contactPolicy: 'wroteTo',
    includeOwnDomain: false,
  };
  imports.push(
    {
      ...one,
      id: randomUUID(),
      status: 'running',
      fileName: 'Takeout.mbox',
      seen: 4210,
      imported: 2871,
      merged: 312,
      skipped: { automated: 961, neverWroteTo: 65 },
      failed: 1,
      contacts: 214,
      companies: 61,
      progress: 0.38,
      etaSeconds: 360,
      createdAt: ago(0.1),
      problems,
    },
    {
      ...one,
      id: randomUUID(),
      status: 'done',
      fileName: 'archive-2025.zip',
      seen: 812,
      imported: 640,
      merged: 12,
      skipped: { automated: 160 },
      failed: 0,
      contacts: 38,
      companies: 12,
      progress: 1,
      createdAt: ago(60),
      finishedAt: ago(59.9),
    },
    {
      ...one,
      id: randomUUID(),
      status: 'failed',
      fileName: 'broken.tar.gz',
      seen: 0,
      imported: 0,
      merged: 0,
      skipped: {},
      failed: 0,
      contacts: 0,
      companies: 0,
      createdAt: ago(61),
      error: 'The file ends in the middle. Export it again and hand it in once more.',
    },
  );
}
