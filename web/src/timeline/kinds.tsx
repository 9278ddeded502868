import { ThemeIcon } from '@mantine/core';
import { IconCalendarEvent, IconMail, IconNote, IconPhone, type Icon } from '@tabler/icons-react';
import type { Kind } from './search';

const LOOKS: Record<Kind, { icon: Icon; color: string }> = {
  email: { icon: IconMail, color: 'tide' },
  note: { icon: IconNote, color: 'amber' },
  call: { icon: IconPhone, color: 'indigo' },
  meeting: { icon: IconCalendarEvent, color: 'grape' },
};

export function KindIcon({ kind }: { kind: Kind }) {
  const { icon: Icon, color } = LOOKS[kind];
  return (
    <ThemeIcon variant="light" color={color} size={36} radius="xl" aria-hidden="true">
      <Icon size={18} stroke={1.8} />
    </ThemeIcon>
  );
}
