import type { Translate } from '../ui/i18n/I18n';

const REASONS = [
  'wroteTo',
  'everyone',
  'known',
  'always',
  'neverWroteTo',
  'massMail',
  'automated',
  'role',
  'ownDomain',
  'policyOff',
  'deleted',
  'erased',
  'never',
  'unseen',
] as const;

/** The rule that decided, in a few words; a rule of a newer server by its name. */
export function reasonWords(reason: string, t: Translate): string {
  const known = REASONS.find((one) => one === reason);
  return known ? t(`reason.${known}`) : reason;
}

/** The same as a sentence that says what it means. */
export function reasonSentence(reason: string, t: Translate): string {
  const known = REASONS.find((one) => one === reason);
  return known ? t(`because.${known}`) : t('because.other', { reason });
}
