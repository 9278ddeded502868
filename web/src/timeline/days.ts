import { dayOf } from '../ui/i18n/format';

export interface Day<T> {
  /** `yyyy-mm-dd` in the viewer's zone. */
  day: string;
  items: T[];
}

/** Splits what happened into the viewer's calendar days, in the order it comes. */
export function groupByDay<T extends { occurredAt: string }>(items: readonly T[], timezone: string): Day<T>[] {
  const days: Day<T>[] = [];
  for (const item of items) {
    const day = dayOf(item.occurredAt, timezone);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}
