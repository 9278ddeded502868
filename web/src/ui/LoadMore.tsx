import { Button, Group, Loader } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useEffect } from 'react';

interface Props {
  label: string;
  loading: boolean;
  load(): void;
}

/** Reads on before the end comes into view; the button is for whoever gets there faster. */
export function LoadMore({ label, loading, load }: Props) {
  const { ref, entry } = useIntersection({ rootMargin: '800px' });
  const near = entry?.isIntersecting ?? false;
  useEffect(() => {
    if (near && !loading) load();
  }, [near, loading, load]);
  return (
    <Group ref={ref} justify="center" mt="md" mih={36}>
      {loading ? (
        <Loader size="sm" />
      ) : (
        <Button variant="default" size="xs" onClick={load}>
          {label}
        </Button>
      )}
    </Group>
  );
}
