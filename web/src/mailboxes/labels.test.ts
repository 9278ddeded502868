import { expect, it } from 'vitest';
import { render } from '../ui/i18n/catalogue';
import { en } from '../ui/i18n/en';
import type { Translate } from '../ui/i18n/I18n';
import { labelNames } from './labels';

const t: Translate = (key, values = {}) => render(en[key], values, 'en');

it('offers one’s own labels first, Google’s by the names that people know, and never what is not read anyway', () => {
  const labels = [
    { id: 'CATEGORY_PROMOTIONS', name: 'CATEGORY_PROMOTIONS', own: false },
    { id: 'SPAM', name: 'SPAM', own: false },
    { id: 'Label_2', name: 'Zoo', own: true },
    { id: 'Label_1', name: 'Customers', own: true },
  ];
  expect(labelNames(labels, ['Label_1', 'Label_9'], t)).toEqual([
    { value: 'Label_1', label: 'Customers' },
    { value: 'Label_2', label: 'Zoo' },
    { value: 'CATEGORY_PROMOTIONS', label: 'Promotions' },
    { value: 'Label_9', label: 'Label_9' },
  ]);
});
