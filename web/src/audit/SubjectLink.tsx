import { useI18n } from '../ui/i18n/I18n';
import { TextLink } from '../ui/links';

interface Props {
  kind: string | undefined;
  id: string | undefined;
  name: string | undefined;
  /** It has no page any more. */
  isGone: boolean;
}

/** What something was done to: a link where it has a page, its name where it has none. */
export function SubjectLink({ kind, id, name, isGone }: Props) {
  const { t } = useI18n();
  if (id && !isGone) {
    if (kind === 'contact')
      return (
        <TextLink to="/people/$id" params={{ id }} inherit>
          <bdi>{name ?? t('audit.open')}</bdi>
        </TextLink>
      );
    if (kind === 'company')
      return (
        <TextLink to="/companies/$id" params={{ id }} inherit>
          <bdi>{name ?? t('audit.open')}</bdi>
        </TextLink>
      );
    if (kind === 'deal')
      return (
        <TextLink to="/deals" search={{ deal: id }} inherit>
          <bdi>{name ?? t('audit.open')}</bdi>
        </TextLink>
      );
    if (kind === 'activity')
      return (
        <TextLink to="/activities/$id" params={{ id }} inherit>
          <bdi>{name ?? t('audit.open')}</bdi>
        </TextLink>
      );
  }
  return name ? <bdi>{name}</bdi> : null;
}
