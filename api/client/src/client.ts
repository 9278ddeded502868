import createClient, { type Client, type Middleware } from 'openapi-fetch';
import { ApiError } from './error';
import type { paths } from './schema';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The value of the cookie that a changing request repeats in `X-XSRF-TOKEN`. */
export function xsrfToken(cookies: string = document.cookie): string | undefined {
  const found = cookies.split(/;\s*/).find((cookie) => cookie.startsWith('XSRF-TOKEN='));
  return found && decodeURIComponent(found.slice('XSRF-TOKEN='.length));
}

const xsrf: Middleware = {
  onRequest({ request }) {
    const token = SAFE.has(request.method) ? undefined : xsrfToken();
    if (token) request.headers.set('X-XSRF-TOKEN', token);
    return request;
  },
};

export type ApiClient = Client<paths>;

/** A typed client for the signed-in browser: same origin, session in the cookie. */
export function createApi(baseUrl = ''): ApiClient {
  const client = createClient<paths>({ baseUrl, credentials: 'same-origin' });
  client.use(xsrf);
  return client;
}

interface Reply<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Unwraps an answer: its body, or an `ApiError`. */
export async function answer<T>(reply: Promise<Reply<T>>): Promise<T> {
  const { data, error, response } = await reply.catch((failure: unknown) => {
    // An aborted request is no outage: TanStack Query cancels what nobody looks at any more.
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw ApiError.offline();
  });
  if (!response.ok) throw ApiError.from(response.status, error, response.headers.get('Retry-After'));
  return data as T;
}
