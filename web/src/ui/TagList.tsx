import { Badge, Group } from '@mantine/core';

/** The words that people put on a record. */
export function TagList({ tags }: { tags: string[] }) {
  if (tags.length === 0) return null;
  return (
    <Group gap={4} mt={4}>
      {tags.map((tag) => (
        <Badge key={tag} variant="light" tt="none" fw={500}>
          <bdi>{tag}</bdi>
        </Badge>
      ))}
    </Group>
  );
}
