/** Dates, times and numbers as the viewer writes them, in the viewer's zone. */
export interface Format {
  number(value: number): string;
  percent(share: number): string;
  time(instant: string): string;
  dateTime(instant: string): string;
  /** As short as can be told apart: "10:12" today, "3 Mar, 10:12" this year. */
  moment(instant: string, now?: Date): string;
  /** "2 days ago", counted in calendar days of the viewer's zone once it is not today. */
  relative(instant: string, now?: Date): string;
  /** "Today", "Yesterday", "Monday, 3 March"; `day` is `yyyy-mm-dd`. */
  dayHeading(day: string, now?: Date): string;
  /** "3 Mar", with the year when it is another one; `day` is `yyyy-mm-dd`. */
  day(day: string, now?: Date): string;
  /** A day, or a wall-clock time `yyyy-mm-ddThh:mm:ss`, as it stands. */
  due(due: string, now?: Date): string;
  /** With all decimals that the amount comes with. */
  money(money: { amount: string; currency: string }): string;
  duration(seconds: number): string;
  list(items: string[]): string;
  /** Without a joining word. */
  row(items: string[]): string;
}

const DAY = 86_400_000;

/** The calendar day of an instant in a zone, as `yyyy-mm-dd`. */
export function dayOf(instant: string | Date, timezone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return parts.format(new Date(instant));
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

export function relativeTime(instant: string, now: Date, locale: string, timezone: string): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const minutes = Math.round((Date.parse(instant) - now.getTime()) / 60_000);
  const days = daysBetween(dayOf(now, timezone), dayOf(instant, timezone));
  if (Math.abs(minutes) < 1) return words.format(0, 'second');
  if (Math.abs(minutes) < 60) return words.format(minutes, 'minute');
  if (days === 0 || Math.abs(minutes) < 6 * 60) return words.format(Math.round(minutes / 60), 'hour');
  if (Math.abs(days) < 14) return words.format(days, 'day');
  if (Math.abs(days) < 60) return words.format(Math.trunc(days / 7), 'week');
  if (Math.abs(days) < 365) return words.format(Math.trunc(days / 30.44), 'month');
  return words.format(Math.trunc(days / 365.25), 'year');
}

export function dayHeading(day: string, now: Date, locale: string, timezone: string): string {
  const distance = daysBetween(dayOf(now, timezone), day);
  if (distance === 0 || distance === -1) {
    return capital(new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(distance, 'day'), locale);
  }
  const sameYear = day.slice(0, 4) === dayOf(now, timezone).slice(0, 4);
  const style: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(locale, sameYear ? style : { ...style, year: 'numeric' }).format(new Date(day));
}

function moment(instant: string, now: Date, locale: string, timezone: string): string {
  const [today, day] = [dayOf(now, timezone), dayOf(instant, timezone)];
  const date: Intl.DateTimeFormatOptions = {
    ...(day !== today && { day: 'numeric', month: 'short' }),
    ...(day.slice(0, 4) !== today.slice(0, 4) && { year: 'numeric' }),
  };
  const style: Intl.DateTimeFormatOptions = { ...date, hour: 'numeric', minute: '2-digit', timeZone: timezone };
  return new Intl.DateTimeFormat(locale, style).format(new Date(instant));
}

/** Wall-clock times are shown as they stand: the zone is that of whoever set them. */
function due(text: string, now: Date, locale: string, timezone: string): string {
  const sameYear = text.slice(0, 4) === dayOf(now, timezone).slice(0, 4);
  const style: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
    ...(!sameYear && { year: 'numeric' }),
    ...(text.includes('T') && { hour: 'numeric', minute: '2-digit' }),
  };
  return new Intl.DateTimeFormat(locale, style).format(new Date(text.includes('T') ? `${text}Z` : text));
}

function money({ amount, currency }: { amount: string; currency: string }, locale: string): string {
  const decimals = amount.split('.')[1]?.length ?? 0;
  const style: Intl.NumberFormatOptions = {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  };
  // The text goes in as it is: a number would lose digits.
  return new Intl.NumberFormat(locale, style).format(amount as Intl.StringNumericLiteral);
}

function capital(word: string, locale: string): string {
  return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
}

export function createFormat(locale: string, timezone: string): Format {
  const numbers = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent' });
  const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: timezone });
  const dateTimes = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: timezone });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const comma = locale === 'ar' ? '، ' : ', ';
  return {
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    time: (instant) => times.format(new Date(instant)),
    dateTime: (instant) => dateTimes.format(new Date(instant)),
    moment: (instant, now = new Date()) => moment(instant, now, locale, timezone),
    relative: (instant, now = new Date()) => relativeTime(instant, now, locale, timezone),
    dayHeading: (day, now = new Date()) => dayHeading(day, now, locale, timezone),
    day: (day, now = new Date()) => due(day, now, locale, timezone),
    due: (text, now = new Date()) => due(text, now, locale, timezone),
    money: (value) => money(value, locale),
    duration: (seconds) => duration(seconds, locale),
    list: (items) => lists.format(items),
    row: (items) => items.join(comma),
  };
}

function duration(seconds: number, locale: string): string {
  const [value, unit] = seconds < 90 ? [Math.ceil(seconds), 'second'] : [Math.round(seconds / 60), 'minute'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
