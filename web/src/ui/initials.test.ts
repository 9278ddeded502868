import { describe, expect, it } from 'vitest';
import { initials } from './initials';

describe('initials', () => {
  it.each([
    ['Lina Haddad', 'LH'],
    ['ann@acme.example', 'A'],
    ['tomas.herrera@acme.example', 'TH'],
    ['  ', ''],
    ['محمد العتيبي', 'م\u200cع'],
  ])('of %j are %j', (name, letters) => expect(initials(name)).toBe(letters));
});
