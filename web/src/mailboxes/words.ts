import { skippedTotal } from '../imports/skipped';
import type { Format } from '../ui/i18n/format';
import type { Translate } from '../ui/i18n/I18n';
import type { Mailbox } from './queries';

const TROUBLES = [
  'throttled',
  'projectThrottled',
  'unreachable',
  'refused',
  'needsConsent',
  'testingMode',
  'forbidden',
  'repairedTooOften',
  'nothingStored',
] as const;

/** "214 people, 61 companies · 38% · about 6 minutes left": as much of it as can be told. */
export function progressWords(mailbox: Mailbox, t: Translate, format: Format): string {
  const { counts, progress, etaSeconds } = mailbox;
  return [
    format.row([t('count.people', { count: counts.contacts }), t('count.companies', { count: counts.companies })]),
    ...(progress === undefined ? [] : [format.percent(Math.floor(progress * 100) / 100)]),
    ...(etaSeconds === undefined ? [] : [t('import.left', { time: format.duration(etaSeconds) })]),
  ].join(' · ');
}

/** What stands in the way and what to do; of a newer server in its own words. */
export function troubleWords(trouble: NonNullable<Mailbox['trouble']>, t: Translate) {
  const known = TROUBLES.find((code) => code === trouble.code);
  if (!known) return { what: trouble.what, whatToDo: trouble.whatToDo };
  return { what: t(`mailbox.trouble.${known}`), whatToDo: t(`mailbox.trouble.${known}.do`) };
}

/** "12,431 of 12,431 messages, 212 skipped, audited 03:10". */
export function auditWords({ audit, counts }: Mailbox, t: Translate, format: Format): string | undefined {
  if (!audit) return undefined;
  return t('mailbox.audit', {
    here: format.number(audit.listed - audit.missing),
    count: audit.listed,
    skipped: format.number(skippedTotal(counts.skipped)),
    when: format.moment(audit.at),
  });
}
