/** What was started, ended in reverse order: at the end, after an error, on Ctrl-C. */
export type Lifetimes = {
  add: (stop: () => unknown) => void;
  stopAll: () => Promise<void>;
};

export function makeLifetimes(): Lifetimes {
  const stops: (() => unknown)[] = [];
  let stopping: Promise<void> | null = null;
  async function stopEach(): Promise<void> {
    for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) {
      try {
        await stop();
      } catch (error) {
        console.error(error);
      }
    }
    stopping = null;
  }
  const stopAll = () => {
    stopping ??= stopEach();
    return stopping;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void stopAll().then(() => process.exit(130)));
  }
  return { add: (stop) => void stops.push(stop), stopAll };
}
