import { Container } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './RecordLayout.module.css';

interface Props {
  header: ReactNode;
  side: ReactNode;
  main: ReactNode;
}

/** A record's page: who it is on top, what is known at the start, what happened in the middle. */
export function RecordLayout({ header, side, main }: Props) {
  return (
    <Container size="xl" px={{ base: 'sm', sm: 'lg' }} py="lg">
      {header}
      <div className={classes.columns}>
        <aside className={classes.side}>{side}</aside>
        <div className={classes.main}>{main}</div>
      </div>
    </Container>
  );
}
