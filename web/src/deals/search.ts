/** What the address says about the board. */
export interface DealSearch {
  q?: string | undefined;
  pipeline?: string | undefined;
  /** The one that is opened. */
  deal?: string | undefined;
}

export function dealSearch(search: Record<string, unknown>): DealSearch {
  return { ...text('q', search['q']), ...text('pipeline', search['pipeline']), ...text('deal', search['deal']) };
}

function text(key: keyof DealSearch, value: unknown): DealSearch {
  return typeof value === 'string' && value ? { [key]: value } : {};
}
