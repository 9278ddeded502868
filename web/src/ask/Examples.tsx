import { Group } from '@mantine/core';
import { ButtonLink } from '../ui/links';

interface Props {
  questions: string[];
  justify?: 'center' | 'flex-start';
}

/** Questions to press instead of typing them. */
export function Examples({ questions, justify = 'flex-start' }: Props) {
  return (
    <Group gap="xs" justify={justify}>
      {questions.map((question) => (
        <ButtonLink key={question} to="/ask" search={{ q: question }} variant="default" size="xs" radius="xl">
          <bdi>{question}</bdi>
        </ButtonLink>
      ))}
    </Group>
  );
}
