import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle } from '@tabler/icons-react';

export function tellError(message: string) {
  notifications.show({ color: 'red', icon: <IconAlertTriangle size={18} />, message });
}

export function tell(message: string) {
  notifications.show({ message });
}

/** Says what was done and offers to take it back for a while. */
export function tellWithUndo(message: string, undoLabel: string, undo: () => void) {
  const id = notifications.show({
    autoClose: 12_000,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          {undoLabel}
        </Button>
      </Group>
    ),
  });
}
