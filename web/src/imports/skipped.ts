/** How many mails were passed over on purpose, whatever the reason. */
export function skippedTotal(skipped: Record<string, number>): number {
  return Object.values(skipped).reduce((sum, count) => sum + count, 0);
}
