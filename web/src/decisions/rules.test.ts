import { describe, expect, it } from 'vitest';
import { concerns, difference } from './rules';

describe('a rule', () => {
  it.each([
    ['lina@globex.example', 'lina@globex.example', true],
    ['lina@globex.example', 'omar@globex.example', false],
    ['globex.example', 'lina@globex.example', true],
    ['globex.example', 'lina@mail.globex.example', true],
    ['globex.example', 'lina@notglobex.example', false],
  ])('about %s concerns %s: %s', (subject, address, yes) => expect(concerns(subject, address)).toBe(yes));
});

it('tells who came and who went', () => {
  const [lina, omar, sara] = ['Lina', 'Omar', 'Sara'].map((displayName) => ({
    id: displayName,
    displayName,
    emails: [],
  }));
  expect(difference([lina!, omar!], [omar!, sara!])).toEqual({ appeared: [sara], left: [lina] });
});
