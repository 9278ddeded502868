/** What the address says about the list of tasks. */
export interface TasksSearch {
  whose?: 'mine' | 'all';
  status?: 'open' | 'done';
}

export function tasksSearch(search: Record<string, unknown>): TasksSearch {
  return {
    ...(search['whose'] === 'all' && { whose: 'all' as const }),
    ...(search['status'] === 'done' && { status: 'done' as const }),
  };
}
