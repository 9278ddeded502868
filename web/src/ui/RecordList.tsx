import { Loader, Skeleton } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import classes from './RecordList.module.css';

export interface Column<Row> {
  key: string;
  title: string;
  /** A track of CSS grid. */
  width: string;
  cell(row: Row): ReactNode;
  /** Left out on phones. */
  wide?: boolean;
}

interface Props<Row> {
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  hasMore: boolean;
  loadMore(): void;
}

/** The class of the link that makes its whole row clickable. */
export const rowLink = classes.link;

/** Rows of one height, of which only those in sight exist; more are read before the end comes into view. */
export function RecordList<Row extends { id: string }>({ label, columns, rows, hasMore, loadMore }: Props<Row>) {
  const body = useRef<HTMLDivElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => setScrollMargin(body.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => 55,
    overscan: 10,
    scrollMargin,
    getItemKey: (index) => rows[index]!.id,
  });
  const items = virtual.getVirtualItems();
  const nearEnd = (items.at(-1)?.index ?? 0) >= rows.length - 15;
  useEffect(() => {
    if (hasMore && nearEnd) loadMore();
  }, [hasMore, nearEnd, loadMore]);

  return (
    <div role="table" aria-label={label} aria-rowcount={hasMore ? -1 : rows.length + 1} style={tracks(columns)}>
      <HeadRow columns={columns} />
      <div ref={body} role="rowgroup" className={`${classes.list} ${classes.body}`} onKeyDown={moveBetweenRows}>
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {items.map((item) => (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              role="row"
              aria-rowindex={item.index + 2}
              className={classes.row}
              style={{
                position: 'absolute',
                insetInline: 0,
                top: 0,
                transform: `translateY(${item.start - scrollMargin}px)`,
              }}
            >
              {columns.map((column) => (
                <div key={column.key} role="cell" className={cellClass(column)}>
                  {column.cell(rows[item.index]!)}
                </div>
              ))}
            </div>
          ))}
        </div>
      </div>
      {hasMore && <Loader size="sm" mx="auto" my="md" display="block" />}
    </div>
  );
}

function HeadRow<Row>({ columns }: { columns: Column<Row>[] }) {
  return (
    <div role="rowgroup">
      <div role="row" className={`${classes.row} ${classes.head}`}>
        {columns.map((column) => (
          <div key={column.key} role="columnheader" className={classes.cell}>
            {column.title}
          </div>
        ))}
      </div>
    </div>
  );
}

/** What stands in the list's place until its first page is here. */
export function RecordListSkeleton<Row>({ columns }: { columns: Column<Row>[] }) {
  return (
    <div style={tracks(columns)} aria-busy="true">
      <div className={`${classes.row} ${classes.head}`} />
      <div className={classes.list}>
        {Array.from({ length: 10 }, (_, row) => (
          <div key={row} className={classes.row}>
            {columns.map((column, index) => (
              <div key={column.key} className={cellClass(column)}>
                <Skeleton height={index === 0 ? 32 : 14} width={`${index === 0 ? 70 : 50 + ((row * 17) % 40)}%`} />
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function tracks<Row>(columns: Column<Row>[]): CSSProperties {
  return { '--columns': columns.map(({ width }) => width).join(' ') } as CSSProperties;
}

function cellClass<Row>(column: Column<Row>): string {
  return column.wide ? `${classes.cell} ${classes.wide}` : classes.cell!;
}

function moveBetweenRows(event: KeyboardEvent<HTMLDivElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>(`.${classes.link}`)].sort(
    (one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top,
  );
  const next = links[links.indexOf(document.activeElement as HTMLElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
