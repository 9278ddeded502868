import { Box, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconArrowDownLeft, IconArrowUpRight, IconSparkles } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useI18n, type Key, type Locale } from '../ui/i18n/I18n';
import { Logo } from '../ui/Logo';
import { ColourSwitch } from '../ui/UserMenu';
import classes from './EntryPage.module.css';

/** The frame of sign-in and registration: the form, and beside it what this is for. */
export function EntryPage({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  const { locale, setLocale } = useI18n();
  return (
    <div className={classes.page}>
      <main className={classes.form}>
        <Stack gap="xl" w="100%" maw={400} mx="auto">
          <Logo />
          <Box>
            <Title order={1}>{title}</Title>
            <Text c="dimmed" mt={4}>
              {text}
            </Text>
          </Box>
          {children}
          <Group gap="xs" grow>
            <SegmentedControl
              size="xs"
              aria-label="Language / اللغة"
              value={locale}
              onChange={(chosen) => setLocale(chosen as Locale)}
              data={[
                { value: 'en', label: 'English' },
                { value: 'ar', label: 'العربية' },
              ]}
            />
            <ColourSwitch />
          </Group>
        </Stack>
      </main>
      <Story />
    </div>
  );
}

const EXAMPLE: { text: Key; icon: typeof IconSparkles }[] = [
  { text: 'entry.example.in', icon: IconArrowDownLeft },
  { text: 'entry.example.out', icon: IconArrowUpRight },
  { text: 'entry.example.answer', icon: IconSparkles },
];

function Story() {
  const { t } = useI18n();
  return (
    <aside className={classes.story}>
      <Text fz={{ base: 28, lg: 38 }} fw={600} lh={1.15} maw={520} component="p" m={0} style={{ textWrap: 'balance' }}>
        {t('entry.claim')}
      </Text>
      <Stack gap={10} maw={440}>
        {EXAMPLE.map(({ text, icon: Icon }) => (
          <Group key={text} className={classes.card} gap="sm" wrap="nowrap" align="flex-start">
            <Icon size={18} stroke={1.8} style={{ flexShrink: 0, marginBlockStart: 2 }} aria-hidden />
            <Text size="sm">{t(text)}</Text>
          </Group>
        ))}
      </Stack>
    </aside>
  );
}
