import { useI18n } from '../ui/i18n/I18n';
import { TextLink } from '../ui/links';
import type { Source } from './queries';

const PLACES = {
  contact: '/people/$id',
  company: '/companies/$id',
  activity: '/activities/$id',
  deal: '/deals',
  task: '/deals',
  pipeline: '/deals',
} as const;

interface Props {
  source: Source;
  number: number;
  withLabel?: boolean;
}

/** Where a sentence comes from. */
export function SourceLink({ source, number, withLabel }: Props) {
  const { t, format } = useI18n();
  return (
    <TextLink
      to={PLACES[source.type]}
      params={{ id: source.id }}
      size="xs"
      underline="hover"
      c={withLabel ? 'var(--mantine-color-text)' : undefined}
      aria-label={withLabel ? undefined : t('ask.source', { label: source.label })}
      title={source.label}
    >
      {withLabel ? <bdi>{`${format.number(number)} · ${source.label}`}</bdi> : `[${format.number(number)}]`}
    </TextLink>
  );
}
