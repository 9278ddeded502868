import { useDirection } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { meQuery } from '../../api/session';
import { ar } from './ar';
import { render, type Message, type Values } from './catalogue';
import { en } from './en';
import { createFormat, type Format } from './format';

export type Key = keyof typeof en;
export type Locale = 'en' | 'ar';
export type Translate = (key: Key, values?: Values) => string;

export interface I18n {
  locale: Locale;
  timezone: string;
  t: Translate;
  format: Format;
  /** Before anybody is signed in; afterwards the user's own language counts. */
  setLocale(locale: Locale): void;
}

const catalogues: Record<Locale, Record<Key, Message>> = { en, ar };
const STORED = 'invicrm-locale';
const I18nContext = createContext<I18n | undefined>(undefined);

export function useI18n(): I18n {
  const i18n = use(I18nContext);
  if (!i18n) throw new Error('I18nProvider is missing');
  return i18n;
}

/** Language, direction and zone for everything below: the user's own, or the browser's until somebody signs in. */
export function I18nProvider({ children }: { children: ReactNode }) {
  const me = useQuery({ ...meQuery, enabled: false }).data;
  const [chosen, setLocale] = useState<Locale>(document.documentElement.lang === 'ar' ? 'ar' : 'en');
  const locale = me?.user.locale ?? chosen;
  const timezone = me?.user.timezone ?? browserZone();
  useDocumentLanguage(locale);
  const i18n = useMemo<I18n>(
    () => ({
      locale,
      timezone,
      setLocale,
      t: (key, values = {}) => render(catalogues[locale][key], values, locale),
      format: createFormat(locale, timezone),
    }),
    [locale, timezone],
  );
  return <I18nContext value={i18n}>{children}</I18nContext>;
}

function useDocumentLanguage(locale: Locale) {
  const { setDirection } = useDirection();
  useEffect(() => {
    document.documentElement.lang = locale;
    setDirection(locale === 'ar' ? 'rtl' : 'ltr');
    localStorage.setItem(STORED, locale);
  }, [locale, setDirection]);
}

export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
