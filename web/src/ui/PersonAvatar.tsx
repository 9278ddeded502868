import { Avatar } from '@mantine/core';
import { initials } from './initials';

const COLOURS = ['tide', 'amber', 'indigo', 'grape', 'pink', 'cyan', 'lime', 'orange'];

function colourOf(key: string): string {
  let sum = 0;
  for (const letter of key) sum = (sum * 31 + letter.codePointAt(0)!) >>> 0;
  return COLOURS[sum % COLOURS.length]!;
}

interface Props {
  name: string;
  size?: number;
  /** Companies are squares, people are round. */
  shape?: 'person' | 'company';
}

/** A decoration: the name always stands beside it. */
export function PersonAvatar({ name, size = 32, shape = 'person' }: Props) {
  const colour = colourOf(name);
  const ink = `light-dark(color-mix(in srgb, var(--mantine-color-${colour}-9), black 40%), var(--mantine-color-${colour}-1))`;
  return (
    <Avatar
      size={size}
      radius={shape === 'person' ? '50%' : Math.min(12, size / 4)}
      color={colour}
      variant="light"
      styles={{ placeholder: { color: ink } }}
      aria-hidden="true"
    >
      {initials(name) || '·'}
    </Avatar>
  );
}
