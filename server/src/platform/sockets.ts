import type { LiveMessage } from '@mealwright/contracts/realtime';

type Socket = { send: (text: string) => void; close: (code?: number, reason?: string) => void; readyState: number };

/** Open windows by the room they listen in: a household, or one shared list. What is pushed is a hint to fetch anew; a lost hint costs freshness, never data. */
export type Sockets = {
  add: (room: string, socket: Socket) => () => void;
  push: (room: string, message: LiveMessage) => void;
  count: () => number;
  closeAll: () => void;
};

const OPEN = 1;
const MOST_PER_ROOM = 50;

export function makeSockets(): Sockets {
  const open = new Map<string, Set<Socket>>();
  return {
    add(room, socket) {
      const sockets = open.get(room) ?? new Set();
      if (sockets.size >= MOST_PER_ROOM) {
        socket.close(1013, 'too many windows');
        return () => undefined;
      }
      open.set(room, sockets.add(socket));
      return () => {
        sockets.delete(socket);
        if (sockets.size === 0) open.delete(room);
      };
    },
    push(room, message) {
      for (const socket of open.get(room) ?? []) if (socket.readyState === OPEN) socket.send(JSON.stringify(message));
    },
    count: () => [...open.values()].reduce((sum, sockets) => sum + sockets.size, 0),
    closeAll() {
      for (const sockets of open.values()) for (const socket of sockets) socket.close(1001, 'server stops');
    },
  };
}
