// The part of autocannon 9 that the benchmarks use; the package has no types of its own.
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  export type Request = { method?: string; path: string; headers?: Record<string, string>; body?: string };
  export type Client = { setRequests: (requests: Request[]) => void };
  export type Result = { non2xx: number; errors: number; timeouts: number };
  type Options = {
    url: string;
    connections: number;
    duration?: number;
    amount?: number;
    timeout: number;
    setupClient: (client: Client) => void;
  };
  type Run = EventEmitter & PromiseLike<Result>;
  // biome-ignore lint/style/noDefaultExport: that is how the package exports it.
  export default function autocannon(options: Options): Run;
}
