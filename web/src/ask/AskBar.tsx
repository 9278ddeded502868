import { Kbd, UnstyledButton } from '@mantine/core';
import { useOs } from '@mantine/hooks';
import { IconSparkles } from '@tabler/icons-react';
import classes from '../ui/Shell.module.css';
import { useI18n } from '../ui/i18n/I18n';
import { askOverlay } from './AskOverlay';

/** The bar on top of every page: opens the overlay in which one types. */
export function AskBar() {
  const { t } = useI18n();
  const mac = useOs() === 'macos';
  return (
    <UnstyledButton className={classes.ask} onClick={askOverlay.open} aria-label={t('ask.open')} aria-haspopup="dialog">
      <IconSparkles size={16} color="var(--mantine-primary-color-filled)" aria-hidden />
      <span aria-hidden>{t('ask.placeholder')}</span>
      <Kbd visibleFrom="sm" size="xs" aria-hidden>
        {mac ? '⌘K' : 'Ctrl K'}
      </Kbd>
    </UnstyledButton>
  );
}
