import { Paper, SimpleGrid, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Schema } from '../api/client';
import { ErrorState } from '../ui/errors';
import { useI18n, type Translate } from '../ui/i18n/I18n';
import { Section } from '../ui/Section';
import { labelNames } from './labels';
import { previewQuery } from './preview';

type Preview = Schema<'IntegrationPreview'>;
type Part = Preview['parts'][number];

/** What would come of a mailbox that waits. */
export function MailboxPreview({ id }: { id: string }) {
  const { t } = useI18n();
  const preview = useQuery(previewQuery(id));
  return (
    <Section title={t('preview.title')} text={t('preview.text')}>
      {preview.isPending && <Skeleton height={160} radius="lg" aria-busy="true" />}
      {preview.isError && <ErrorState error={preview.error} retry={() => void preview.refetch()} />}
      {preview.data && <Counted preview={preview.data} />}
    </Section>
  );
}

function partName({ kind, id, name }: Pick<Part, 'kind' | 'id' | 'name'>, t: Translate): string {
  if (kind === 'neverLog') return name;
  return labelNames([{ id, name, own: kind === 'ownLabel' }], [], t)[0]?.label ?? name;
}

function Counted({ preview }: { preview: Preview }) {
  const { t, format } = useI18n();
  const words = ({ mails, more }: Schema<'MailCount'>) =>
    more ? t('preview.atLeast', { count: format.number(mails) }) : format.number(mails);
  const told = preview.parts.filter(({ kind, count }) => kind === 'neverLog' || count.mails > 0);
  const totals = [
    [t('preview.total'), preview.total],
    [t('preview.kept'), preview.kept],
  ] as const;
  return (
    <Paper withBorder p="lg" bg="var(--invi-surface)" shadow="xs">
      <Stack gap="md">
        <SimpleGrid cols={2}>
          {totals.map(([label, count]) => (
            <div key={label}>
              <Text fz={20} fw={600} lh={1.2}>
                {words(count)}
              </Text>
              <Text size="xs" c="dimmed">
                {label}
              </Text>
            </div>
          ))}
        </SimpleGrid>
        <Table aria-label={t('preview.parts')}>
          <Table.Tbody>
            {told.map(({ kind, id, name, count }) => (
              <Table.Tr key={`${kind} ${id}`}>
                <Table.Td>
                  {kind === 'neverLog' && t('preview.neverLog')} <bdi>{partName({ kind, id, name }, t)}</bdi>
                </Table.Td>
                <Table.Td ta="end">{words(count)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {preview.uncounted > 0 && (
          <Text size="xs" c="dimmed">
            {t('preview.uncounted', { count: format.number(preview.uncounted) })}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
