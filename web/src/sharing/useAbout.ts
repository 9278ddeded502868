import { useI18n } from '../ui/i18n/I18n';
import type { AccessRequest, SharingRule } from './queries';

/** What a rule or a request is about, in words. */
export function useAbout(of: SharingRule | AccessRequest): string {
  const { t } = useI18n();
  if (of.kind === 'person') return t('sharing.about.person', { name: of.contact?.displayName ?? '' });
  if (of.kind === 'domain') return t('sharing.about.domain', { domain: of.domain ?? '' });
  return of.subject ? t('sharing.about.thread', { subject: of.subject }) : t('sharing.about.aThread');
}
