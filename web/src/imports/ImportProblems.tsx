import { Button, Collapse, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { problemsQuery } from './queries';

/** What could not be read, where, and what to do about it. */
export function ImportProblems({ id }: { id: string }) {
  const { t } = useI18n();
  const [opened, { toggle }] = useDisclosure();
  const problems = useInfiniteQuery({ ...problemsQuery(id), enabled: opened });
  return (
    <Stack gap="xs" align="flex-start">
      <Button variant="default" size="xs" aria-expanded={opened} onClick={toggle}>
        {t(opened ? 'import.hideProblems' : 'import.showProblems')}
      </Button>
      <Collapse expanded={opened} w="100%" keepMounted={false}>
        {problems.isError && <ErrorState error={problems.error} retry={() => void problems.refetch()} />}
        <Table.ScrollContainer minWidth={480}>
          <Table fz="sm" withRowBorders>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('problem.where')}</Table.Th>
                <Table.Th>{t('problem.what')}</Table.Th>
                <Table.Th>{t('problem.whatToDo')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {problems.data?.map(({ id: key, where, what, whatToDo }) => (
                <Table.Tr key={key}>
                  <Table.Td dir="auto">{where}</Table.Td>
                  <Table.Td dir="auto">{what}</Table.Td>
                  <Table.Td dir="auto">{whatToDo}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        {problems.hasNextPage && (
          <Button size="xs" variant="subtle" onClick={() => void problems.fetchNextPage()}>
            {t('action.showMore')}
          </Button>
        )}
        {problems.data?.length === 0 && <Text size="sm">{t('import.noProblems')}</Text>}
      </Collapse>
    </Stack>
  );
}
