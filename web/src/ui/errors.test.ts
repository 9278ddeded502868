import { describe, expect, it } from 'vitest';
import { ApiError } from '../api/client';
import { errorWords } from './errors';
import { en } from './i18n/en';
import { render } from './i18n/catalogue';
import type { Translate } from './i18n/I18n';

const t: Translate = (key, values = {}) => render(en[key], values, 'en');

describe('an error', () => {
  it('says in our words what a person cannot mend', () => {
    expect(errorWords(ApiError.offline(), t)).toBe(en['error.offline']);
    expect(errorWords(ApiError.from(500, { detail: 'NullPointerException' }), t)).toBe(en['error.server']);
    expect(errorWords(ApiError.from(429, {}), t)).toBe(en['error.tooMany']);
    expect(errorWords(new Error('x'), t)).toBe(en['error.unknown']);
  });

  it("says in the server's words what a person can mend", () => {
    const error = ApiError.from(422, {
      code: 'invalid',
      detail: 'Invalid.',
      errors: [{ field: 'email', detail: 'No such domain.' }],
    });
    expect(errorWords(error, t)).toBe('No such domain.');
  });
});
