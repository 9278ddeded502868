import type { QueryClient } from '@tanstack/react-query';

const WHAT_CHANGES: Record<string, readonly string[]> = {
  contact: ['contacts', 'decisions'],
  company: ['companies', 'contacts'],
  deal: ['deals'],
  pipeline: ['pipelines', 'deals'],
  task: ['tasks'],
  tag: ['contacts', 'companies', 'deals'],
  activity: ['activities', 'contacts', 'companies'],
  import: ['imports'],
  integration: ['integrations'],
  sharing: ['sharing'],
  accessRequest: ['sharing'],
  erasure: ['erasures'],
};
/** A running import tells of changes many times a second; screens follow once in this while. */
const GATHER_MS = 700;

/** Milliseconds before attempt number `attempt` (from 0): doubling up to half a minute, spread so that tabs do not return together. */
export function backOff(attempt: number, random: number = Math.random()): number {
  return Math.min(30_000, 1_000 * 2 ** attempt) * (0.5 + random / 2);
}

/** Keeps one event stream open and makes the cache read again what changed. Returns the way to close it. */
export function followLive(client: QueryClient): () => void {
  const gather = gatherer((keys) => {
    for (const key of keys) void client.invalidateQueries({ queryKey: [key] });
  });
  let source: EventSource;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;

  const open = () => {
    source = new EventSource('/api/v1/events');
    source.onopen = () => {
      // Whatever happened while the stream was away went unheard.
      if (attempt > 0) gather.add(Object.values(WHAT_CHANGES).flat());
      attempt = 0;
    };
    source.onerror = () => {
      source.close();
      retry = setTimeout(open, backOff(attempt++));
    };
    for (const [event, keys] of Object.entries(WHAT_CHANGES)) source.addEventListener(event, () => gather.add(keys));
  };

  open();
  return () => {
    clearTimeout(retry);
    gather.stop();
    source.close();
  };
}

function gatherer(flush: (keys: Set<string>) => void) {
  let keys = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = () => {
    const gathered = keys;
    keys = new Set();
    timer = undefined;
    flush(gathered);
  };
  return {
    add(more: readonly string[]) {
      for (const key of more) keys.add(key);
      timer ??= setTimeout(send, GATHER_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
