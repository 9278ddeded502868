import { Group, Radio, SimpleGrid, Text } from '@mantine/core';
import { useI18n } from '../ui/i18n/I18n';
import { POLICIES, type Policy } from './queries';

/** Who becomes a contact, explained. */
export function PolicyChoice({
  label,
  value,
  onChange,
}: {
  label: string;
  value: Policy;
  onChange(policy: Policy): void;
}) {
  const { t } = useI18n();
  return (
    <Radio.Group label={label} value={value} onChange={(chosen) => onChange(chosen as Policy)}>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm" mt="xs">
        {POLICIES.map((policy) => (
          <Radio.Card key={policy} value={policy} p="sm" radius="md">
            <Group wrap="nowrap" align="flex-start" gap="sm">
              <Radio.Indicator mt={2} />
              <div>
                <Text size="sm" fw={550}>
                  {t(`policy.${policy}`)}
                </Text>
                <Text size="xs" c="dimmed">
                  {t(`policy.${policy}.text`)}
                </Text>
              </div>
            </Group>
          </Radio.Card>
        ))}
      </SimpleGrid>
    </Radio.Group>
  );
}
