import { Group, Kbd, Modal, Stack, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { createStore, useStore } from '@mantine/store';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useI18n, type Key } from './i18n/I18n';
import { useDestinations } from './navigation';

const shown = createStore({ opened: false });
export const openShortcuts = () => shown.setState({ opened: true });

const KEYS: [Key, string[]][] = [
  ['shortcuts.ask', ['Ctrl', 'K']],
  ['shortcuts.ask', ['?']],
  ['shortcuts.search', ['/']],
  ['shortcuts.new', ['c']],
  ['shortcuts.note', ['n']],
  ['shortcuts.rows', ['↑', '↓']],
  ['shortcuts.help', ['Ctrl', '/']],
];

/** The keys that work everywhere, and the page that tells of them. */
export function Shortcuts() {
  const { t } = useI18n();
  const { opened } = useStore(shown);
  const destinations = useDestinations();
  useGoTo();
  useHotkeys([['mod+/', openShortcuts]]);
  const rows: [string, string[]][] = [
    ...KEYS.map(([key, keys]): [string, string[]] => [t(key), keys]),
    ...destinations.map(({ label, key }): [string, string[]] => [t('shortcuts.goTo', { place: t(label) }), ['g', key]]),
  ];
  return (
    <Modal
      opened={opened}
      onClose={() => shown.setState({ opened: false })}
      title={t('shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack gap="xs" component="ul" p={0} m={0}>
        {rows.map(([label, keys]) => (
          <Group key={label + keys.join()} justify="space-between" component="li">
            <Text size="sm">{label}</Text>
            <Group gap={4} dir="ltr">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </Group>
          </Group>
        ))}
      </Stack>
    </Modal>
  );
}

/** `g` and then a letter goes to a place. */
function useGoTo() {
  const navigate = useNavigate();
  const pressedAt = useRef(0);
  const destinations = useDestinations();
  useHotkeys([
    ['g', () => (pressedAt.current = Date.now()), { preventDefault: false }],
    ...destinations.map(({ key, to }): [string, (event: KeyboardEvent) => void, { preventDefault: boolean }] => [
      key,
      (event) => {
        if (Date.now() - pressedAt.current > 1_000) return;
        event.preventDefault();
        pressedAt.current = 0;
        void navigate({ to });
      },
      { preventDefault: false },
    ]),
  ]);
}
