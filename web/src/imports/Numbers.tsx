import { SimpleGrid, Text } from '@mantine/core';
import { useI18n } from '../ui/i18n/I18n';
import { skippedWords } from './skipped';

interface Props {
  numbers: readonly (readonly [label: string, count: number])[];
  skipped: Record<string, number>;
}

/** How many mails became what, and why some were passed over. */
export function Numbers({ numbers, skipped }: Props) {
  const { t, format } = useI18n();
  const reasons = skippedWords(skipped, t);
  return (
    <>
      <SimpleGrid cols={{ base: 3, sm: numbers.length }} spacing="sm" data-testid="numbers">
        {numbers.map(([label, count]) => (
          <div key={label}>
            <Text fz={20} fw={600} lh={1.2}>
              {format.number(count)}
            </Text>
            <Text size="xs" c="dimmed">
              {label}
            </Text>
          </div>
        ))}
      </SimpleGrid>
      {reasons.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('import.skippedWhy', {
            reasons: reasons.map(({ words, count }) => `${words} ${format.number(count)}`).join(' · '),
          })}
        </Text>
      )}
    </>
  );
}
