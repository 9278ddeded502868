// Just enough of mbox and RFC 5322 for mails that the tests write themselves.
export function readMbox(source) {
  return source
    .replace(/\r\n/g, '\n')
    .split(/^From .*\n/m)
    .filter((mail) => mail.trim())
    .map(readMail);
}

function readMail(source) {
  const cut = source.indexOf('\n\n');
  const lines = source
    .slice(0, cut)
    .replace(/\n[ \t]+/g, ' ')
    .split('\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return {
    messageId: headers['message-id'],
    subject: words(headers['subject'] ?? ''),
    date: new Date(headers['date'] ?? NaN),
    from: people(headers['from'])[0],
    to: people(headers['to']),
    text: source
      .slice(cut + 2)
      .replace(/^>(>*From )/gm, '$1')
      .trim(),
  };
}

function people(header = '') {
  return words(header)
    .split(',')
    .map((part) => /^\s*"?([^"<]*?)"?\s*<([^>]+)>\s*$/.exec(part) ?? [part, '', part.trim()])
    .map(([, name, address]) => ({ name, address: address.toLowerCase() }))
    .filter(({ address }) => address.includes('@'));
}

function words(header) {
  return header.replace(/=\?utf-8\?b\?([^?]+)\?=\s*/gi, (_, base64) => Buffer.from(base64, 'base64').toString('utf8'));
}
