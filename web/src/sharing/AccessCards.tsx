import { Group, Radio, SimpleGrid, Text } from '@mantine/core';
import { useI18n } from '../ui/i18n/I18n';
import { LEVELS, type Access } from './queries';

interface Props {
  label: string;
  value: Access;
  disabled: boolean;
  onChange(access: Access): void;
}

/** The three levels side by side, each with what a colleague would read. */
export function AccessCards({ label, value, disabled, onChange }: Props) {
  const { t } = useI18n();
  return (
    <Radio.Group aria-label={label} value={value} onChange={(chosen) => onChange(chosen as Access)}>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
        {LEVELS.map((level) => (
          <Radio.Card
            key={level}
            value={level}
            p="sm"
            radius="md"
            disabled={disabled}
            aria-label={t(`access.${level}`)}
          >
            <Group wrap="nowrap" align="flex-start" gap="sm" h="100%">
              <Radio.Indicator mt={2} disabled={disabled} />
              <div style={{ minWidth: 0 }}>
                <Text size="sm" fw={550}>
                  {t(`access.${level}`)}
                </Text>
                <Text size="xs" c="dimmed" mt={4}>
                  {t('sharing.example')}
                </Text>
                <Text size="xs">{t('sharing.example.who')}</Text>
                {level !== 'metadata' && (
                  <Text size="xs" fw={550}>
                    {t('sharing.example.subject')}
                  </Text>
                )}
                {level === 'everything' && (
                  <Text size="xs" c="dimmed">
                    {t('sharing.example.body')}
                  </Text>
                )}
              </div>
            </Group>
          </Radio.Card>
        ))}
      </SimpleGrid>
    </Radio.Group>
  );
}
