import { Button, EmptyState, NativeSelect, Skeleton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconPlus, IconTargetArrow } from '@tabler/icons-react';
import { useState } from 'react';
import { useMe } from '../api/session';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { ListPage } from '../ui/ListPage';
import { Board } from './Board';
import { DealDialog } from './DealDialog';
import { dealQuery, dealsQuery, pipelinesQuery, type Deal, type Pipeline } from './queries';
import type { DealSearch } from './search';

const route = getRouteApi('/app/deals');

/** All deals of a pipeline, stage by stage. */
export function DealsPage() {
  const { t } = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const show = (next: DealSearch) => void navigate({ search: next, replace: true });
  const mayWrite = useMe().may('records:write');
  const [isNew, setNew] = useState(false);
  const open = (deal: string | undefined) => show({ ...search, deal });
  const pipelines = useQuery(pipelinesQuery);
  const pipeline = chosen(pipelines.data ?? [], search.pipeline);
  useHotkeys([['c', () => mayWrite && setNew(true)]]);
  return (
    <ListPage
      title={t('nav.deals')}
      searchLabel={t('deals.search')}
      q={search.q}
      onSearch={(q) => show({ ...search, q })}
      tools={
        pipelines.data &&
        pipelines.data.length > 1 && (
          <NativeSelect
            aria-label={t('field.pipeline')}
            value={pipeline?.id}
            onChange={(event) => show({ ...search, pipeline: event.currentTarget.value })}
            data={pipelines.data.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )
      }
      action={
        mayWrite && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setNew(true)}>
            {t('deals.new')}
          </Button>
        )
      }
    >
      {pipelines.isPending && <Skeleton height={320} aria-busy="true" />}
      {pipelines.isError && <ErrorState error={pipelines.error} retry={() => void pipelines.refetch()} />}
      {pipeline && <Deals pipeline={pipeline} q={search.q} onOpen={({ id }) => open(id)} />}
      {isNew && pipelines.data && (
        <DealDialog deal={undefined} pipelines={pipelines.data} pipeline={pipeline} onClose={() => setNew(false)} />
      )}
      {search.deal && pipelines.data && (
        <Opened id={search.deal} pipelines={pipelines.data} onClose={() => open(undefined)} />
      )}
    </ListPage>
  );
}

/** The deal that the address names. */
function Opened({ id, pipelines, onClose }: { id: string; pipelines: Pipeline[]; onClose(): void }) {
  const deal = useQuery(dealQuery(id));
  if (deal.isError) return <ErrorState error={deal.error} retry={() => void deal.refetch()} />;
  return deal.data && <DealDialog deal={deal.data} pipelines={pipelines} pipeline={undefined} onClose={onClose} />;
}

interface DealsProps {
  pipeline: Pipeline;
  q: string | undefined;
  onOpen(deal: Deal): void;
}

function Deals({ pipeline, q, onOpen }: DealsProps) {
  const { t } = useI18n();
  const deals = useInfiniteQuery({
    ...dealsQuery({ pipelineId: pipeline.id, q }),
    placeholderData: keepPreviousData,
  });
  if (deals.isPending) return <Skeleton height={320} aria-busy="true" />;
  if (deals.isError) return <ErrorState error={deals.error} retry={() => void deals.refetch()} />;
  if (deals.data.length === 0)
    return (
      <EmptyState
        py={64}
        variant="light"
        icon={<IconTargetArrow />}
        title={t(q ? 'deals.noneFound' : 'deals.empty.title')}
        description={t(q ? 'list.tryOther' : 'deals.empty.text')}
      />
    );
  return (
    <>
      <Board pipeline={pipeline} deals={deals.data} onOpen={onOpen} />
      {deals.hasNextPage && (
        <Button variant="default" mt="md" loading={deals.isFetchingNextPage} onClick={() => void deals.fetchNextPage()}>
          {t('action.showMore')}
        </Button>
      )}
    </>
  );
}

function chosen(pipelines: Pipeline[], id: string | undefined): Pipeline | undefined {
  return (
    pipelines.find((pipeline) => pipeline.id === id) ?? pipelines.find(({ isDefault }) => isDefault) ?? pipelines[0]
  );
}
