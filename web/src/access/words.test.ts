import { describe, expect, it } from 'vitest';
import { ApiError } from '../api/client';
import { render } from '../ui/i18n/catalogue';
import { en } from '../ui/i18n/en';
import { createFormat } from '../ui/i18n/format';
import type { Translate } from '../ui/i18n/I18n';
import { doorWords, passwordWords, wantsCode } from './words';

const t: Translate = (key, values = {}) => render(en[key], values, 'en');
const words = { t, format: createFormat('en', 'UTC') };

describe('a password that is not taken', () => {
  it.each([
    ['is too short: take at least 10 characters', 'password.short'],
    ["is too easy to guess: it is little more than your name, your address or the workspace's name", 'password.own'],
    ['is too easy to guess: this is a top-10 common password', 'password.common'],
    ['is too easy to guess: common names and surnames are easy to guess', 'password.name'],
    ['is too easy to guess: dates are often easy to guess', 'password.date'],
    ['is too easy to guess: add another word or two; uncommon words are better', 'password.weak'],
  ] as const)('%s', (complaint, key) => {
    expect(passwordWords(complaint, t)).toBe(t(key, { count: 10 }));
  });

  it('keeps words that are new to us', () => expect(passwordWords('is missing', t)).toBe('is missing'));
});

describe('a closed door', () => {
  it('says when to try again', () => {
    expect(doorWords(ApiError.from(429, {}, '540'), words, 'signIn.wrong')).toContain('9 minutes');
    expect(doorWords(ApiError.from(429, {}), words, 'signIn.wrong')).toBe(en['error.tooMany']);
  });

  it('takes a 401 for what it means there', () => {
    expect(doorWords(ApiError.from(401, {}), words, 'signIn.wrongCode')).toBe(en['signIn.wrongCode']);
  });

  it('knows a missing code from a wrong password', () => {
    expect(wantsCode(ApiError.from(401, { code: 'totp-required' }))).toBe(true);
    expect(wantsCode(ApiError.from(401, { code: 'unauthenticated' }))).toBe(false);
    expect(wantsCode(null)).toBe(false);
  });
});
