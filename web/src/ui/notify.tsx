import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';

/** Only the last change can be taken back from here: an older one may rest on what is no longer there. */
let lastUndo: string | null = null;

/** A short word at the edge of the screen, read out, with a way back where there is one. */
export function tell(message: string, undo?: { label: string; run: () => void }) {
  if (lastUndo !== null) notifications.hide(lastUndo);
  const id = notifications.show({
    message: (
      <span style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 12 }}>
        <span>{message}</span>
        {undo !== undefined && (
          <Button
            variant="subtle"
            size="sm"
            onClick={() => {
              notifications.hide(id);
              undo.run();
            }}
          >
            {undo.label}
          </Button>
        )}
      </span>
    ),
    icon: <IconCheck size={18} />,
    color: 'basil',
    autoClose: undo === undefined ? 4000 : 9000,
    role: 'status',
  });
  lastUndo = undo === undefined ? null : id;
}

export function tellProblem(message: string) {
  notifications.show({
    message,
    icon: <IconAlertTriangle size={18} />,
    color: 'tomato',
    autoClose: 8000,
    role: 'alert',
  });
}
