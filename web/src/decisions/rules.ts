import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api, type Schema } from '../api/client';
import { readDecisions, type Rule } from './queries';

type Person = Pick<Schema<'Contact'>, 'id' | 'displayName' | 'emails'>;

/** What a person wants: an exception for an address or its domain, or none. */
export interface Wish {
  verdict: Rule['verdict'] | 'policy';
  /** An address or a domain. */
  subject: string;
}

/** Who came and who went when a rule was changed. */
export interface Outcome {
  appeared: Person[];
  left: Person[];
}

/** A domain is judged in the background; longer than this nobody waits in front of a page. */
const PATIENCE_MS = 60_000;
const POLL_MS = 700;

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** Whether an address is what a rule is about. */
export function concerns(subject: string, address: string): boolean {
  if (subject.includes('@')) return address === subject;
  const domain = domainOf(address);
  return domain === subject || domain.endsWith(`.${subject}`);
}

export function difference(before: readonly Person[], after: readonly Person[]): Outcome {
  const without = (people: readonly Person[], others: readonly Person[]) =>
    people.filter(({ id }) => !others.some((other) => other.id === id));
  return { appeared: without(after, before), left: without(before, after) };
}

/** Changes the rule about an address, waits until it is applied to what is stored, and tells what came of it. */
export function useChangeRule(address: string, rule: Rule | undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (wish: Wish) => {
      const subject = wish.verdict === 'policy' ? (rule?.subject ?? wish.subject) : wish.subject;
      const before = await peopleOf(subject);
      await apply(wish, rule);
      await applied(address);
      return difference(before, await peopleOf(subject));
    },
    onSettled: () => {
      for (const key of ['decisions', 'contacts', 'companies', 'activities'])
        void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

async function apply({ verdict, subject }: Wish, rule: Rule | undefined) {
  if (verdict !== 'policy') await answer(api.PUT('/api/v1/address-rules', { body: { subject, verdict } }));
  // The narrower rule would beat the wider one that is wanted now.
  const outdated = rule && (verdict === 'policy' || (rule.subject !== subject && concerns(subject, rule.subject)));
  if (outdated) await answer(api.DELETE('/api/v1/address-rules', { params: { query: { subject: rule.subject } } }));
}

async function applied(address: string) {
  const until = Date.now() + PATIENCE_MS;
  while ((await readDecisions(address)).rejudging && Date.now() < until)
    await new Promise((next) => setTimeout(next, POLL_MS));
}

async function peopleOf(subject: string): Promise<Person[]> {
  const { data } = await answer(api.GET('/api/v1/contacts', { params: { query: { q: subject, limit: 200 } } }));
  return data.filter(({ emails }) => emails.some((email) => concerns(subject, email.toLowerCase())));
}
