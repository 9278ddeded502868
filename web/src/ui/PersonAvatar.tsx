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
  return (
    <Avatar
      size={size}
      radius={shape === 'person' ? '50%' : Math.min(12, size / 4)}
      color={colourOf(name)}
      variant="light"
      aria-hidden="true"
    >
      {initials(name) || '·'}
    </Avatar>
  );
}
