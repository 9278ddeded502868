import { describe, expect, it } from 'vitest';
import { render } from '../ui/i18n/catalogue';
import { en } from '../ui/i18n/en';
import type { Translate } from '../ui/i18n/I18n';
import { countWords } from './counts';

const t: Translate = (key, values = {}) => render(en[key], values, 'en');

describe('the counts of an erasure', () => {
  it('say what there is and nothing else', () => {
    expect(countWords({ tasks: 1, mails: 2, deals: 0, searchRows: 80, hats: 3 }, t)).toEqual([
      '2 mails that are theirs alone: emptied',
      '1 task',
    ]);
  });
});
