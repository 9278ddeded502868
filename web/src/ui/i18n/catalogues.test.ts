import { describe, expect, it } from 'vitest';
import { ar } from './ar';
import { render, type Message } from './catalogue';
import { en } from './en';

const placeholders = (message: Message) =>
  [
    ...new Set(
      [...(typeof message === 'string' ? message : message.other).matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    ),
  ].sort();

describe('the catalogues', () => {
  it('hold the same texts', () => {
    expect(Object.keys(ar).sort()).toEqual(Object.keys(en).sort());
  });

  it.each(Object.keys(en) as (keyof typeof en)[])('say %s with the same values', (key) => {
    expect(placeholders(ar[key])).toEqual(placeholders(en[key]));
    expect(typeof ar[key]).toBe(typeof en[key]);
  });

  it('leave no Arabic text empty or English', () => {
    for (const text of Object.values(ar).flatMap((message) =>
      typeof message === 'string' ? [message] : Object.values(message),
    )) {
      expect(text).toMatch(/\p{Script=Arabic}/u);
    }
  });
});

describe('a text', () => {
  it('takes the plural form of its language', () => {
    expect(render(en['count.people'], { count: 1 }, 'en')).toBe('1 person');
    expect(render(en['count.people'], { count: 2 }, 'en')).toBe('2 people');
    expect(render(ar['count.people'], { count: 2 }, 'ar')).toBe('شخصان');
    expect(render(ar['count.people'], { count: 5 }, 'ar')).toMatch(/أشخاص$/);
  });

  it('keeps a placeholder that nobody filled, so that it is seen', () => {
    expect(render('Hello {name}', {}, 'en')).toBe('Hello {name}');
  });
});
