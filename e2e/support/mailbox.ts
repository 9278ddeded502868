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
  const people = ['Lina', 'John', 'Sara'].map((first, index) => `${first} ${LAST[index]}${letters(unique)}`);
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
  const file = { name: `mail-${unique}.mbox`, mimeType: 'application/mbox', buffer: Buffer.from(mails.join('\n')) };
  return { file, owner, people, subject, sentence, mails: mails.length };
}

/** Digits of a run's name as letters, so that names stay names. */
function letters(unique: string): string {
  return unique.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!);
}

function mail(m: { from: string; to: string; subject: string; hours: number; text: string; id: string }): string {
  const date = new Date(Date.now() - m.hours * 3_600_000).toUTCString().replace('GMT', '+0000');
  return [
    `From sender@run.example ${date}`,
    `From: ${m.from}`,
    `To: ${m.to}`,
    `Subject: ${m.subject}`,
    `Date: ${date}`,
    `Message-ID: <${m.id}@run.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    m.text,
    '',
  ].join('\n');
}
