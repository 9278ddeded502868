import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useI18n } from '../ui/i18n/I18n';
import { TextLink } from '../ui/links';
import { dealsQuery, type Deal } from './queries';

/** More would push what happened out of sight; the board has the others. */
const AT_ONCE = 5;

/** What is being sold to somebody; nothing where nothing is. */
export function DealPanel(of: { contactId: string } | { companyId: string }) {
  const { t } = useI18n();
  const deals = useInfiniteQuery(dealsQuery(of));
  if (!deals.data?.length) return null;
  return (
    <Paper withBorder px="md" py="sm" bg="var(--invi-surface)" component="section" aria-label={t('nav.deals')}>
      <Title order={2} fz="sm" mb="xs">
        {t('nav.deals')}
      </Title>
      <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {deals.data.slice(0, AT_ONCE).map((deal) => (
          <DealRow key={deal.id} deal={deal} />
        ))}
      </Stack>
    </Paper>
  );
}

function DealRow({ deal: { id, name, stage, amount } }: { deal: Deal }) {
  const { format } = useI18n();
  return (
    <li>
      <TextLink to="/deals" search={{ deal: id }} size="sm">
        <bdi>{name}</bdi>
      </TextLink>
      <Group gap={6} fz="xs" c="dimmed">
        <bdi>{stage.name}</bdi>
        {amount && (
          <Text span inherit>
            <span aria-hidden>· </span>
            <bdi>{format.money(amount)}</bdi>
          </Text>
        )}
      </Group>
    </li>
  );
}
