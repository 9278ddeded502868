/** An invented mailbox for one run: three people who write with the owner. */
export interface Mailbox {
  file: { name: string; mimeType: string; buffer: Buffer };
  owner: string;
  people: string[];
  /** A subject and a text that only this run's mail holds. */
  subject: string;
  sentence: string;
  mails: number;
}

const LAST = ['Haddad', 'Okafor', 'Lindqvist'];

export function mailbox(owner: string, ownerName: string, unique: string): Mailbox {
  const subject = `Quote ${unique} for 50 seats`;
  const sentence = `The price of ${unique} is KWD 1,250.500 a month.`;
  const people = ['Lina', 'John', 'Sara'].map((first, index) => `${first} ${LAST[index]}${spelled(unique)}`);
  const mails = people.flatMap((name, index) => {
    const address = `${name.toLowerCase().replace(' ', '.')}@${['acme', 'globex', 'nakheel'][index]}-${unique}.example`;
    const us = `${ownerName} <${owner}>`;
    const them = `${name} <${address}>`;
    return [
      mail({
        from: us,
        to: them,
        subject,
        hours: 50 + index,
        text: `Hello,\n\nour quote is attached.\n\n${ownerName}`,
        id: `${unique}.${index}.1`,
      }),
      mail({
        from: them,
        to: us,
        subject: `Re: ${subject}`,
        hours: 26 + index,
        text: `Thanks!\n\n${sentence}\nCan you confirm?\n\nOn Sun, 1 Mar 2026 at 10:12, ${ownerName} wrote:\n> Hello,\n>\n> our quote is attached.`,
        id: `${unique}.${index}.2`,
      }),
    ];
  });
  return { ...boxed(mails, unique), owner, people, subject, sentence };
}

/** A conversation with one person, so many mails long; the newest is theirs. */
export function conversation(owner: string, ownerName: string, unique: string, mails: number): Mailbox {
  const subject = `Plan ${unique}`;
  const name = `Maya Rahal${spelled(unique)}`;
  const them = `${name} <maya@orchard-${unique}.example>`;
  const us = `${ownerName} <${owner}>`;
  const id = (index: number) => `${unique}.talk.${index}`;
  const texts = Array.from({ length: mails }, (_, index) => {
    const theirs = (mails - index) % 2 === 1;
    return mail({
      from: theirs ? them : us,
      to: theirs ? us : them,
      subject: index ? `Re: ${subject}` : subject,
      hours: 3 * (mails - index),
      text: `Word number ${index + 1} of ${unique}.`,
      id: id(index),
      ...(index && { answers: id(index - 1) }),
    });
  });
  return { ...boxed(texts, unique), owner, people: [name], subject, sentence: `Word number ${mails} of ${unique}.` };
}

/** Mails from one person that answer nothing, a day between them, the oldest first. */
export function letters(owner: string, ownerName: string, unique: string, mails: number): Mailbox {
  const name = `Noor Saleh${spelled(unique)}`;
  const texts = Array.from({ length: mails }, (_, index) =>
    mail({
      from: index ? `${name} <noor@harbour-${unique}.example>` : `${ownerName} <${owner}>`,
      to: index ? `${ownerName} <${owner}>` : `${name} <noor@harbour-${unique}.example>`,
      subject: `Letter ${index + 1}`,
      hours: 24 * (mails - index),
      text: `Letter ${index + 1} of ${unique}.`,
      id: `${unique}.letter.${index}`,
    }),
  );
  const sentence = `Letter ${mails} of ${unique}.`;
  return { ...boxed(texts, unique), owner, people: [name], subject: `Letter ${mails}`, sentence };
}

/** Three people of one company who wrote and were never answered. */
export function strangers(owner: string, ownerName: string, unique: string): Mailbox & { domain: string } {
  const domain = `quarry-${unique}.example`;
  const subject = `Offer ${unique}`;
  const sentence = `We sell stones, ${unique}.`;
  const people = ['Zoe', 'Zaid', 'Zora'].map((first) => `${first} Stone${spelled(unique)}`);
  const texts = people.map((name, index) =>
    mail({
      from: `${name} <${name.toLowerCase().replace(' ', '.')}@${domain}>`,
      to: `${ownerName} <${owner}>`,
      subject,
      hours: 30 + index,
      text: sentence,
      id: `${unique}.stone.${index}`,
    }),
  );
  return { ...boxed(texts, unique), owner, people, subject, sentence, domain };
}

function boxed(mails: string[], unique: string): Pick<Mailbox, 'file' | 'mails'> {
  const buffer = Buffer.from(mails.join('\n'));
  return { file: { name: `mail-${unique}.mbox`, mimeType: 'application/mbox', buffer }, mails: mails.length };
}

/** Digits of a run's name as letters, so that names stay names. */
function spelled(unique: string): string {
  return unique.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!);
}

interface Written {
  from: string;
  to: string;
  subject: string;
  hours: number;
  text: string;
  id: string;
  /** The id of the mail before. */
  answers?: string;
}

function mail(m: Written): string {
  const date = new Date(Date.now() - m.hours * 3_600_000).toUTCString().replace('GMT', '+0000');
  return [
    `From sender@run.example ${date}`,
    `From: ${m.from}`,
    `To: ${m.to}`,
    `Subject: ${m.subject}`,
    `Date: ${date}`,
    `Message-ID: <${m.id}@run.example>`,
    ...(m.answers ? [`In-Reply-To: <${m.answers}@run.example>`] : []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    m.text,
    '',
  ].join('\n');
}
