import type { LiveMessage } from '@mealwright/contracts/realtime';
import { apiPrefix } from './client.ts';

const firstDelayMs = 1000;
const longestDelayMs = 30_000;

/** Listens for changes of the list that a link leads to. `connected` says whether looking again now and then is needed. */
export function listenToLink(
  link: string,
  hear: { changed: () => void; connected: (connected: boolean) => void },
): () => void {
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let delayMs = firstDelayMs;
  let over = false;
  const connect = () => {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const next = new WebSocket(`${scheme}://${location.host}${apiPrefix}/live`);
    socket = next;
    next.onopen = () => next.send(JSON.stringify({ link }));
    next.onmessage = ({ data }) => {
      const { type } = JSON.parse(String(data)) as LiveMessage;
      if (type === 'hello') {
        delayMs = firstDelayMs;
        hear.connected(true);
      }
      // What happened while the line was down is unknown.
      hear.changed();
    };
    next.onclose = () => {
      if (over) return;
      hear.connected(false);
      timer = setTimeout(connect, delayMs * (0.75 + Math.random() / 2));
      delayMs = Math.min(delayMs * 2, longestDelayMs);
    };
  };
  connect();
  return () => {
    over = true;
    clearTimeout(timer);
    socket?.close();
  };
}
