import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useI18n } from '../ui/i18n/I18n';
import { ButtonLink } from '../ui/links';
import { PersonAvatar } from '../ui/PersonAvatar';
import { When } from '../ui/When';
import classes from './Answer.module.css';
import { Examples } from './Examples';
import { ProposalCard } from './ProposalCard';
import type { Alternative, Answer, Asked, Source } from './queries';
import { SourceLink } from './SourceLink';

/** An answer as it was meant: what, in which words, from where. */
export function AnswerView({ asked: { answer, alternatives } }: { asked: Asked }) {
  const { t } = useI18n();
  const people = alternatives.filter(({ contactId }) => contactId);
  const examples = alternatives.filter(({ contactId }) => !contactId);
  return (
    <Stack gap="lg" component="article" aria-label={answer.title}>
      <div>
        <Title order={1}>{answer.title}</Title>
        <Text mt="xs" className={classes.text}>
          {answer.text}
        </Text>
      </div>
      {people.length > 0 && <Alternatives alternatives={people} />}
      {examples.length > 0 && <Examples questions={examples.map(({ question }) => question)} />}
      {answer.sections.map((section, index) => (
        <Section key={index} section={section} sources={answer.sources} />
      ))}
      {answer.actions.map((proposal, index) => (
        <ProposalCard key={index} proposal={proposal} about={answer.sources} />
      ))}
      {!!answer.hidden && (
        <Group gap={6} c="dimmed">
          <IconLock size={14} aria-hidden />
          <Text size="sm">{t('ask.hidden', { count: answer.hidden })}</Text>
        </Group>
      )}
      {answer.sources.length > 0 && <Sources sources={answer.sources} />}
    </Stack>
  );
}

function Alternatives({ alternatives }: { alternatives: Alternative[] }) {
  const { t } = useI18n();
  return (
    <section aria-label={t('ask.alternatives')}>
      <Text size="sm" fw={550} mb="xs">
        {t('ask.alternatives')}
      </Text>
      <Group gap="xs">
        {alternatives.map(({ label, detail, question, contactId }) => (
          <ButtonLink
            key={contactId}
            to="/ask"
            search={{ q: question }}
            variant="default"
            h="auto"
            py={9}
            px="sm"
            leftSection={<PersonAvatar name={label} size={30} />}
          >
            <span style={{ textAlign: 'start' }}>
              <Text size="sm" fw={550} span display="block">
                <bdi>{label}</bdi>
              </Text>
              {detail && (
                <Text size="xs" c="dimmed" span>
                  <bdi>{detail}</bdi>
                </Text>
              )}
            </span>
          </ButtonLink>
        ))}
      </Group>
    </section>
  );
}

function Section({ section, sources }: { section: Answer['sections'][number]; sources: Source[] }) {
  return (
    <section aria-label={section.title}>
      <Title order={2} size="h3" mb="xs">
        {section.title}
      </Title>
      <Paper withBorder bg="var(--invi-surface)">
        <ul className={classes.items}>
          {section.items.map((item, index) => (
            <li key={index}>
              <div style={{ minWidth: 0, flex: 1 }}>
                <Text size="sm" dir="auto">
                  {item.text}
                </Text>
                {item.detail && (
                  <Text size="xs" c="dimmed">
                    {item.detail}
                  </Text>
                )}
              </div>
              {item.at && <When at={item.at} size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }} />}
              {item.source !== undefined && sources[item.source] && (
                <SourceLink source={sources[item.source]!} number={item.source + 1} />
              )}
            </li>
          ))}
        </ul>
      </Paper>
    </section>
  );
}

function Sources({ sources }: { sources: Source[] }) {
  const { t } = useI18n();
  return (
    <section aria-label={t('ask.sources')}>
      <Text size="xs" c="dimmed" mb={6}>
        {t('ask.sources')}
      </Text>
      <Group gap={6} component="ol" p={0} m={0} className={classes.sources}>
        {sources.map((source, index) => (
          <li key={source.id}>
            <Badge component="span" variant="default" size="lg" tt="none" fw={450} maw={280} px="xs">
              <SourceLink source={source} number={index + 1} withLabel />
            </Badge>
          </li>
        ))}
      </Group>
    </section>
  );
}
