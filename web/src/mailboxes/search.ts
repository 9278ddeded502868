/** Why a mailbox was not connected, as the server names it. */
export const PROBLEMS = [
  'refused',
  'stale',
  'signedOut',
  'unticked',
  'otherAccount',
  'taken',
  'erased',
  'closing',
  'unreachable',
  'failed',
] as const;
export type ConnectProblem = (typeof PROBLEMS)[number];

/** What the address says about connecting mailboxes. */
export interface ConnectSearch {
  problem?: ConnectProblem;
}

export function connectSearch(search: Record<string, unknown>): ConnectSearch {
  const problem = PROBLEMS.find((known) => known === search['problem']);
  return problem ? { problem } : {};
}

/** Whether one comes from connecting it. */
export function connectedSearch(search: Record<string, unknown>): { connected?: true } {
  return search['connected'] === 'true' || search['connected'] === true ? { connected: true } : {};
}
