import { describe, expect, it } from 'vitest';
import { answer, xsrfToken } from './client';
import { ApiError } from './error';

const problem = {
  type: 'about:blank',
  title: 'Changed meanwhile',
  status: 412,
  code: 'stale',
  detail: 'Somebody else changed this person.',
  traceId: 't1',
  errors: [{ field: 'title', detail: 'differs', yours: 'CFO', current: 'CEO' }],
};

describe('an answer', () => {
  it('gives the body when it went well', async () => {
    const reply = Promise.resolve({ data: { id: '1' }, response: new Response('{}', { status: 200 }) });
    expect(await answer(reply)).toEqual({ id: '1' });
  });

  it('turns a problem document into a typed error', async () => {
    const reply = Promise.resolve({ error: problem, response: new Response('', { status: 412 }) });
    const error = await answer(reply).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 412, code: 'stale', detail: problem.detail });
    expect((error as ApiError).field('title')).toBe('differs');
  });

  it('reads the status when a proxy answers without a problem document', async () => {
    const response = new Response('<html>', { status: 429, headers: { 'Retry-After': '7' } });
    const error = await answer(Promise.resolve({ error: '<html>', response })).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'limit-reached', retryAfterSeconds: 7 });
  });

  it('says offline when nothing answers', async () => {
    const error = await answer(Promise.reject(new TypeError('Failed to fetch'))).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ status: 0, code: 'offline' });
  });
});

describe('the XSRF token', () => {
  it('is read from its cookie, wherever that stands', () => {
    expect(xsrfToken('a=b; XSRF-TOKEN=x%3Dy; c=d')).toBe('x=y');
    expect(xsrfToken('a=b')).toBeUndefined();
  });
});
