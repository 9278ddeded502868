import { Button, Code, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useI18n } from '../ui/i18n/I18n';
import { Copy } from '../ui/Copyable';

/** The codes for a day without the telephone, shown once. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone(): void }) {
  const { t } = useI18n();
  const text = codes.join('\n');
  return (
    <Stack gap="md">
      <Text size="sm">{t('second.recoveryText')}</Text>
      <SimpleGrid cols={2} spacing="xs" role="list" aria-label={t('second.recovery')} dir="ltr">
        {codes.map((code) => (
          <Code key={code} role="listitem" fz="xs" ta="center" py={6}>
            {code}
          </Code>
        ))}
      </SimpleGrid>
      <Group gap="xs">
        <Copy value={text} />
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => save(`InviCRM\n${text}\n`, 'invicrm-recovery-codes.txt')}
        >
          {t('action.download')}
        </Button>
        <Button ms="auto" onClick={onDone}>
          {t('action.done')}
        </Button>
      </Group>
    </Stack>
  );
}

function save(text: string, name: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
