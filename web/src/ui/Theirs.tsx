import { Box, Tooltip } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';

/** In the place of what changes a record: why there is nothing, for the mouse, the keyboard and the ear. */
export function Theirs({ words }: { words: string }) {
  return (
    <Tooltip label={words} multiline maw={260} events={{ hover: true, focus: true, touch: true }}>
      <Box component="span" role="img" aria-label={words} tabIndex={0} c="dimmed" display="inline-flex" p={4} m={-2}>
        <IconLock size={14} aria-hidden />
      </Box>
    </Tooltip>
  );
}
