import { xsrfToken } from './client';
import { ApiError } from './error';

/** Posts a form and tells how much of it is on its way (`fetch` cannot tell). */
export function upload<T>(path: string, form: FormData, onProgress: (share: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    const token = xsrfToken();
    if (token) request.setRequestHeader('X-XSRF-TOKEN', token);
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => reject(ApiError.offline());
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status < 300) resolve(body as T);
      else reject(ApiError.from(request.status, body, request.getResponseHeader('Retry-After')));
    };
    request.send(form);
  });
}

/** Carries out a proposal from an answer: only under our own API, and only what a proposal may do. */
export async function carryOut(method: string, path: string, body?: unknown): Promise<unknown> {
  if (!/^\/api\/v1\/[\w/-]+$/.test(path) || !['POST', 'PATCH', 'DELETE'].includes(method)) {
    throw new ApiError(0, 'invalid', undefined);
  }
  const token = xsrfToken();
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json', ...(token && { 'X-XSRF-TOKEN': token }) },
    body: body === undefined ? null : JSON.stringify(body),
  }).catch(() => {
    throw ApiError.offline();
  });
  const said = parse(await response.text());
  if (!response.ok) throw ApiError.from(response.status, said, response.headers.get('Retry-After'));
  return said;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
