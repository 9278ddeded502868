import { useI18n } from '../ui/i18n/I18n';
import { TextLink } from '../ui/links';
import type { Source } from './queries';

function place({ type, id }: Source) {
  switch (type) {
    case 'contact':
      return { to: '/people/$id', params: { id } } as const;
    case 'company':
      return { to: '/companies/$id', params: { id } } as const;
    case 'activity':
      return { to: '/activities/$id', params: { id } } as const;
    case 'deal':
      return { to: '/deals', search: { deal: id } } as const;
    case 'pipeline':
      return { to: '/deals', search: { pipeline: id } } as const;
    case 'task':
      return { to: '/tasks' } as const;
  }
}

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
      {...place(source)}
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
