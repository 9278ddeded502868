import { ApiError } from '../api/client';

/** One field that two people changed: what I wrote, what stands there now. */
export interface Clash {
  field: string;
  yours: unknown;
  current: unknown;
}

export type Choice = 'yours' | 'current';

export interface Conflict<Record_> {
  clashes: Clash[];
  /** The record as it stands on the server. */
  current: Record_;
}

/** What a 412 says about a change; undefined when the error is another one. */
export function conflictOf<Record_ extends { version: number }>(
  error: unknown,
  patch: object,
): Conflict<Record_> | undefined {
  if (!(error instanceof ApiError) || error.status !== 412 || !error.problem.current) return undefined;
  const current = error.problem.current as unknown as Record_;
  const told = error.errors.map(({ field, yours, current }) => ({ field, yours, current }));
  const clashes =
    told.length > 0
      ? told
      : Object.entries(patch).map(([field, yours]) => ({ field, yours, current: valueOf(current, field) }));
  return { clashes: clashes.filter(({ yours, current }) => !same(yours, current)), current };
}

/** The change that is still to be sent: what nobody else touched, and the clashes that were decided for mine. */
export function resolved<Patch extends object>(
  patch: Patch,
  clashes: readonly Clash[],
  choices: Record<string, Choice>,
): Partial<Patch> {
  const given = new Set(clashes.filter(({ field }) => choices[field] !== 'yours').map(({ field }) => field));
  return Object.fromEntries(Object.entries(patch).filter(([field]) => !given.has(field))) as Partial<Patch>;
}

function valueOf(record: object, field: string): unknown {
  const values = record as Record<string, unknown>;
  if (field === 'companyId') return (values['company'] as { id: string } | undefined)?.id;
  return values[field];
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
