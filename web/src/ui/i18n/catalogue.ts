/** A text by plural category; `other` is what every language has. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
export type Message = string | Plural;
export type Values = Record<string, string | number>;

/** Fills `{name}` placeholders; `{count}` also picks the plural form. Numbers come in the locale's digits. */
export function render(message: Message, values: Values, locale: string): string {
  return pick(message, values, locale).replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) return placeholder;
    return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value;
  });
}

function pick(message: Message, values: Values, locale: string): string {
  if (typeof message === 'string') return message;
  const count = Number(values['count'] ?? 0);
  return message[new Intl.PluralRules(locale).select(count)] ?? message.other;
}
