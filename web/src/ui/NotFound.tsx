import { EmptyState } from '@mantine/core';
import { IconCompass } from '@tabler/icons-react';
import { useI18n } from './i18n/I18n';
import { ButtonLink } from './links';

export function NotFound() {
  const { t } = useI18n();
  return (
    <EmptyState
      py={80}
      icon={<IconCompass />}
      variant="light"
      title={t('notFound.title')}
      description={t('notFound.text')}
    >
      <EmptyState.Actions>
        <ButtonLink to="/people">{t('notFound.back')}</ButtonLink>
      </EmptyState.Actions>
    </EmptyState>
  );
}
