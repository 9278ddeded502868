const MINUTE = 60_000;

/** The instant at which a day (`yyyy-mm-dd`) begins in a zone, in ISO 8601. */
export function startOfDay(day: string, timezone: string): string {
  const wall = Date.parse(`${day}T00:00:00Z`);
  // The zone's distance from UTC may be another one on the other side of midnight: the second look is from there.
  const near = wall - offset(wall, timezone);
  return new Date(wall - offset(near, timezone)).toISOString();
}

/** The day after, as `yyyy-mm-dd`. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * MINUTE).toISOString().slice(0, 10);
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function offset(instant: number, timezone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(instant);
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(value('year'), value('month') - 1, value('day'), value('hour'), value('minute'));
  return wall - Math.floor(instant / MINUTE) * MINUTE;
}
