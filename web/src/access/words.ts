import { ApiError } from '../api/client';
import { errorWords } from '../ui/errors';
import type { I18n, Key, Translate } from '../ui/i18n/I18n';

export const SHORTEST_PASSWORD = 10;

/** What the server's judge of passwords says, the particular before the general. */
const COMPLAINTS: [RegExp, Key][] = [
  [/is too short/, 'password.short'],
  [/little more than/, 'password.own'],
  [/common password|commonly used/, 'password.common'],
  [/word by itself/, 'password.word'],
  [/names/, 'password.name'],
  [/rows of keys|keyboard/, 'password.keys'],
  [/repeats/, 'password.repeat'],
  [/sequences/, 'password.sequence'],
  [/years|dates/, 'password.date'],
  [/too easy to guess/, 'password.weak'],
];

/** Why a password is not taken, in the viewer's language. */
export function passwordWords(complaint: string, t: Translate): string {
  const known = COMPLAINTS.find(([pattern]) => pattern.test(complaint));
  return known ? t(known[1], { count: SHORTEST_PASSWORD }) : complaint;
}

/** Why the door stays closed. `refused` is what a 401 means here. */
export function doorWords(error: Error, { t, format }: Pick<I18n, 't' | 'format'>, refused: Key): string {
  if (!(error instanceof ApiError)) return errorWords(error, t);
  if (error.status === 429 && error.retryAfterSeconds)
    return t('error.tooManyUntil', { time: format.duration(error.retryAfterSeconds) });
  return error.status === 401 ? t(refused) : errorWords(error, t);
}

/** Whether a code of the second step is missing. */
export function wantsCode(error: Error | null): error is ApiError {
  return error instanceof ApiError && error.code === 'totp-required';
}

/** Whether a link is good for nothing, whatever the reason. */
export function isGone(error: Error): boolean {
  return error instanceof ApiError && error.status === 404;
}
