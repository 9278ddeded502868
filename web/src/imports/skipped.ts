import type { Translate } from '../ui/i18n/I18n';

const REASONS = [
  'draft',
  'spam',
  'trash',
  'chat',
  'notMail',
  'empty',
  'erased',
  'internal',
  'label',
  'neverLog',
  'old',
] as const;

/** How many mails were passed over on purpose, whatever the reason. */
export function skippedTotal(skipped: Record<string, number>): number {
  return Object.values(skipped).reduce((sum, count) => sum + count, 0);
}

/** What was passed over and why, the most first; a reason of a newer server by its name. */
export function skippedWords(skipped: Record<string, number>, t: Translate): { words: string; count: number }[] {
  return Object.entries(skipped)
    .map(([reason, count]) => {
      const known = REASONS.find((one) => one === reason);
      return { words: known ? t(`skipped.${known}`) : reason, count };
    })
    .sort((one, other) => other.count - one.count);
}
