import { Button, Code, CopyButton, Group } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useI18n } from './i18n/I18n';

interface Props {
  label: string;
  value: string;
}

/** A text to hand on, with a button that copies it. */
export function Copyable({ label, value }: Props) {
  return (
    <Group gap="xs" align="flex-start" role="group" aria-label={label}>
      <Code block dir="ltr" flex="1 1 200px" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {value}
      </Code>
      <Copy value={value} />
    </Group>
  );
}

export function Copy({ value }: { value: string }) {
  const { t } = useI18n();
  return (
    <CopyButton value={value} timeout={2_000}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          onClick={copy}
        >
          <span aria-live="polite">{t(copied ? 'action.copied' : 'action.copy')}</span>
        </Button>
      )}
    </CopyButton>
  );
}
