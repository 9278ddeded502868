import { ActionIcon, Badge, Group, Menu, Text, Title, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowsExchange, IconCheck } from '@tabler/icons-react';
import { useId, useState, type DragEvent } from 'react';
import { useMe } from '../api/session';
import { dayOf } from '../ui/i18n/format';
import { useI18n } from '../ui/i18n/I18n';
import { Theirs } from '../ui/Theirs';
import classes from './Board.module.css';
import { totalsQuery, useMove, type Deal, type Pipeline, type Stage, type StageTotal } from './queries';

interface BoardProps {
  pipeline: Pipeline;
  deals: Deal[];
  onOpen(deal: Deal): void;
}

/** A column a stage. Deals move by a menu, which takes no mouse, or by dragging them. */
export function Board({ pipeline, deals, onOpen }: BoardProps) {
  const { t } = useI18n();
  const totals = useQuery(totalsQuery(pipeline.id));
  return (
    <div className={classes.board} role="group" aria-label={t('deals.board', { name: pipeline.name })} tabIndex={0}>
      {pipeline.stages.map((stage) => (
        <Column
          key={stage.id}
          stage={stage}
          stages={pipeline.stages}
          deals={deals.filter((deal) => deal.stage.id === stage.id)}
          all={deals}
          totals={totals.data?.filter((total) => total.stage.id === stage.id) ?? []}
          onOpen={onOpen}
        />
      ))}
    </div>
  );
}

interface ColumnProps {
  stage: Stage;
  stages: Stage[];
  deals: Deal[];
  /** Of the whole board: one of them may be dropped here. */
  all: Deal[];
  totals: StageTotal[];
  onOpen(deal: Deal): void;
}

function Column({ stage, stages, deals, all, totals, onOpen }: ColumnProps) {
  const title = useId();
  const move = useMove();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const deal = all.find(({ id }) => id === event.dataTransfer.getData('text/plain'));
    if (deal && deal.stage.id !== stage.id) move.mutate({ deal, stage });
  };
  return (
    <section
      className={classes.column}
      aria-labelledby={title}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <ColumnHeader id={title} stage={stage} totals={totals} />
      <ul className={classes.cards}>
        {deals.map((deal) => (
          <Card
            key={deal.id}
            deal={deal}
            stages={stages}
            onOpen={onOpen}
            onMove={(to) => move.mutate({ deal, stage: to })}
          />
        ))}
      </ul>
    </section>
  );
}

/** How many stand here, and what they come to in each currency: never added together. */
function ColumnHeader({ id, stage, totals }: { id: string; stage: Stage; totals: StageTotal[] }) {
  const { t, format } = useI18n();
  const count = totals.reduce((sum, { deals }) => sum + deals, 0);
  const sums = totals.flatMap(({ amount }) => (amount ? [format.money(amount)] : []));
  return (
    <header className={classes.header}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Title order={2} fz="sm" id={id}>
          <bdi>{stage.name}</bdi>
        </Title>
        <Badge variant="light" tt="none" color={stage.kind === 'lost' ? 'gray' : undefined}>
          {t('deals.count', { count })}
        </Badge>
      </Group>
      <Text size="xs" c="dimmed">
        <bdi>{format.row(sums)}</bdi>
      </Text>
    </header>
  );
}

interface CardProps {
  deal: Deal;
  stages: Stage[];
  onOpen(deal: Deal): void;
  onMove(stage: Stage): void;
}

function Card({ deal, stages, onOpen, onMove }: CardProps) {
  const { t } = useI18n();
  const me = useMe();
  const mayChange = me.mayChange(deal.owner);
  return (
    <li
      className={classes.card}
      draggable={mayChange}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', deal.id)}
    >
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <UnstyledButton className={classes.name} onClick={() => onOpen(deal)} dir="auto">
          {deal.name}
        </UnstyledButton>
        {mayChange && <MoveMenu deal={deal} stages={stages} onMove={onMove} />}
        {!mayChange && me.may('records:write') && <Theirs words={t('roles.deal', { name: deal.owner?.name ?? '' })} />}
      </Group>
      <Facts deal={deal} />
    </li>
  );
}

function Facts({ deal: { company, amount, closeDate, closedAt, owner } }: { deal: Deal }) {
  const { t, format, timezone } = useI18n();
  return (
    <>
      {company && (
        <Text size="xs" c="dimmed" truncate dir="auto">
          {company.name}
        </Text>
      )}
      <Text size="sm" fw={550} mt={4}>
        {amount && <bdi>{format.money(amount)}</bdi>}
      </Text>
      <Group justify="space-between" gap="xs" fz="xs" c="dimmed">
        {closedAt ? (
          <span>{t('deals.ended', { day: format.day(dayOf(closedAt, timezone)) })}</span>
        ) : (
          closeDate && <span>{t('deals.closes', { day: format.day(closeDate) })}</span>
        )}
        {owner && <bdi>{owner.name}</bdi>}
      </Group>
    </>
  );
}

function MoveMenu({ deal, stages, onMove }: Omit<CardProps, 'onOpen'>) {
  const { t } = useI18n();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" size="sm" aria-label={t('deals.move', { name: deal.name })}>
          <IconArrowsExchange size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {stages.map((stage) => (
          <Menu.Item
            key={stage.id}
            disabled={stage.id === deal.stage.id}
            leftSection={stage.id === deal.stage.id ? <IconCheck size={14} /> : <span />}
            onClick={() => onMove(stage)}
          >
            <bdi>{stage.name}</bdi>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
