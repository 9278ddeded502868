const PROBLEMS = {
  'provider-refused': 'signIn.problem.providerRefused',
  'provider-failed': 'signIn.problem.providerFailed',
  'provider-stale': 'signIn.problem.providerStale',
  'email-unverified': 'signIn.problem.emailUnverified',
  'no-account': 'signIn.problem.noAccount',
  'other-account': 'signIn.problem.otherAccount',
} as const;

export type DoorProblem = keyof typeof PROBLEMS;

/** What the address says about the door. */
export interface DoorSearch {
  /** Where to go afterwards. */
  to?: string;
  /** Why a provider's answer did not let anybody in. */
  problem?: DoorProblem;
  /** The workspace whose own provider is offered. */
  workspace?: string;
}

export function doorSearch(search: Record<string, unknown>): DoorSearch {
  const { problem, workspace } = search;
  return {
    ...ownPath(search['to']),
    ...(typeof problem === 'string' && Object.hasOwn(PROBLEMS, problem) && { problem: problem as DoorProblem }),
    ...(typeof workspace === 'string' && /^[\da-f-]{36}$/i.test(workspace) && { workspace }),
  };
}

/** The key of the words for a problem. */
export function problemKey(problem: DoorProblem) {
  return PROBLEMS[problem];
}

/** Where to come back to: only a path of this site. */
export function ownPath(to: unknown): { to?: string } {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in') ? { to } : {};
}
