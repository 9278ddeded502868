import type { I18n } from '../ui/i18n/I18n';
import type { Activity } from './queries';

/** Keeps a name of another direction from turning what stands around it. */
const apart = (name: string) => `\u2068${name}\u2069`;

type Words = Pick<I18n, 't' | 'format'>;
type Sender = NonNullable<Activity['from']>;

/** What the server puts in place of an erased person's address. */
export const isErased = (address: string) => address.endsWith('@erased.invalid');

/** A sender's name; whoever looks is "You". */
export function nameOf({ name, address }: Pick<Sender, 'name' | 'address'>, { t }: Words, own: string): string {
  if (isErased(address)) return t('timeline.erased');
  return address === own.toLowerCase() ? t('timeline.you') : apart(name || address);
}

/** Who took part, for one line; `own` is the viewer's address. */
export function whoOf({ kind, from, direction, contacts, createdBy, thread }: Activity, words: Words, own: string) {
  const { t, format } = words;
  if (kind !== 'email')
    return createdBy ? t('timeline.by', { kind: t(`kind.${kind}`), name: apart(createdBy.name) }) : t(`kind.${kind}`);
  if (thread && thread.people.length > 1) return format.row(thread.people.map((one) => nameOf(one, words, own)));
  const sender = from ? nameOf(from, words, own) : t('kind.email');
  if (direction !== 'outbound' || contacts.length === 0) return sender;
  return t('timeline.to', { from: sender, to: format.row(contacts.map(({ displayName }) => apart(displayName))) });
}

/** Whose faces stand for it: who wrote of late, then whom it was with. */
export function facesOf({ from, contacts, thread }: Activity): string[] {
  const wrote = thread?.people ?? (from ? [from] : []);
  const names = wrote.map(({ name, address }) => name || address);
  return [...new Set([...names, ...contacts.map(({ displayName }) => displayName)])];
}
