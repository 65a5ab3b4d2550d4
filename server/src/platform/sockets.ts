import type { LiveMessage } from '@mealwright/contracts/realtime';

type Socket = { send: (text: string) => void; close: (code?: number, reason?: string) => void; readyState: number };

/** Open windows by household. What is pushed is a hint to fetch anew; a lost hint costs freshness, never data. */
export type Sockets = {
  add: (householdId: string, socket: Socket) => () => void;
  push: (householdId: string, message: LiveMessage) => void;
  count: () => number;
  closeAll: () => void;
};

const OPEN = 1;
const MOST_PER_HOUSEHOLD = 50;

export function makeSockets(): Sockets {
  const open = new Map<string, Set<Socket>>();
  return {
    add(householdId, socket) {
      const sockets = open.get(householdId) ?? new Set();
      if (sockets.size >= MOST_PER_HOUSEHOLD) {
        socket.close(1013, 'too many windows');
        return () => undefined;
      }
      open.set(householdId, sockets.add(socket));
      return () => {
        sockets.delete(socket);
        if (sockets.size === 0) open.delete(householdId);
      };
    },
    push(householdId, message) {
      for (const socket of open.get(householdId) ?? [])
        if (socket.readyState === OPEN) socket.send(JSON.stringify(message));
    },
    count: () => [...open.values()].reduce((sum, sockets) => sum + sockets.size, 0),
    closeAll() {
      for (const sockets of open.values()) for (const socket of sockets) socket.close(1001, 'server stops');
    },
  };
}
