import { answer, api, type Schema } from '../api/client';
import { pagedQuery } from '../api/pages';

export type Task = Schema<'Task'>;
export type TaskInput = Schema<'TaskInput'>;

interface TaskSearch {
  contactId?: string;
  assigneeId?: string;
  status?: 'open' | 'done';
}

export function tasksQuery(search: TaskSearch) {
  return pagedQuery(['tasks', 'list', search], (cursor, signal) =>
    answer(api.GET('/api/v1/tasks', { signal, params: { query: { ...search, cursor, limit: 50 } } })),
  );
}
