import { Group, Text } from '@mantine/core';

/** Three lines that nobody wrote, and the one thing that matters appearing among them. */
export function LogoMark({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="9" fill="#0b6e5f" />
      <path d="M9 10.5h14M9 16h9" stroke="#fff" strokeOpacity=".38" strokeWidth="2.6" strokeLinecap="round" />
      <path d="M9 21.5h5" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" />
      <circle cx="21.5" cy="20" r="3.4" fill="#ffd28a" />
    </svg>
  );
}

export function Logo() {
  return (
    <Group gap={9} wrap="nowrap">
      <LogoMark />
      <Text fw={650} fz={17} lts="-0.02em" component="span">
        InviCRM
      </Text>
    </Group>
  );
}
