import { Spotlight, createSpotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconKeyboard, IconSparkles } from '@tabler/icons-react';
import { useState } from 'react';
import { companiesQuery, contactsQuery } from '../people/queries';
import { useI18n } from '../ui/i18n/I18n';
import { useDestinations } from '../ui/navigation';
import { PersonAvatar } from '../ui/PersonAvatar';
import { openShortcuts } from '../ui/Shortcuts';
import classes from './AskOverlay.module.css';

export const [store, askOverlay] = createSpotlight();

/** Type a name to go there, or a question and Enter to ask it. */
export function AskOverlay() {
  const { t } = useI18n();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const question = typed.trim();
  return (
    <Spotlight.Root
      store={store}
      shortcut={['mod + K', 'shift + ?', '?']}
      query={typed}
      onQueryChange={setTyped}
      scrollable
      maxHeight="60dvh"
      radius="lg"
      size="lg"
      yOffset="14dvh"
      centered={false}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      classNames={{ action: classes.action, content: classes.content }}
    >
      <Spotlight.Search
        placeholder={t('ask.placeholder')}
        aria-label={t('ask.open')}
        leftSection={<IconSparkles size={18} aria-hidden />}
        dir="auto"
      />
      <Spotlight.ActionsList>
        {question && (
          <Spotlight.Action
            label={question}
            description={t('ask.inWords')}
            leftSection={<IconSparkles size={20} aria-hidden />}
            onClick={() => void navigate({ to: '/ask', search: { q: question } })}
          />
        )}
        {question ? <Matches query={question} /> : <Places />}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function Matches({ query }: { query: string }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const [q] = useDebouncedValue(query, 120);
  const people = useInfiniteQuery({ ...contactsQuery({ q }), placeholderData: keepPreviousData });
  const companies = useInfiniteQuery({ ...companiesQuery({ q }), placeholderData: keepPreviousData });
  return (
    <>
      {people.data && people.data.length > 0 && (
        <Spotlight.ActionsGroup label={t('nav.people')}>
          {people.data.slice(0, 6).map(({ id, displayName, company, emails }) => (
            <Spotlight.Action
              key={id}
              label={displayName}
              description={company?.name ?? emails[0]}
              leftSection={<PersonAvatar name={displayName} size={28} />}
              dimmedSections={false}
              onClick={() => void navigate({ to: '/people/$id', params: { id } })}
            />
          ))}
        </Spotlight.ActionsGroup>
      )}
      {companies.data && companies.data.length > 0 && (
        <Spotlight.ActionsGroup label={t('nav.companies')}>
          {companies.data.slice(0, 4).map(({ id, name, domains }) => (
            <Spotlight.Action
              key={id}
              label={name}
              description={domains[0]}
              leftSection={<PersonAvatar name={name} size={28} shape="company" />}
              dimmedSections={false}
              onClick={() => void navigate({ to: '/companies/$id', params: { id } })}
            />
          ))}
        </Spotlight.ActionsGroup>
      )}
    </>
  );
}

function Places() {
  const { t } = useI18n();
  const navigate = useNavigate();
  return (
    <Spotlight.ActionsGroup label={t('ask.places')}>
      {useDestinations().map(({ to, label, icon: Icon }) => (
        <Spotlight.Action
          key={to}
          label={t(label)}
          leftSection={<Icon size={20} aria-hidden />}
          onClick={() => void navigate({ to })}
        />
      ))}
      <Spotlight.Action
        label={t('shortcuts.title')}
        leftSection={<IconKeyboard size={20} aria-hidden />}
        onClick={openShortcuts}
      />
    </Spotlight.ActionsGroup>
  );
}
