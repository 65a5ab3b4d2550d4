// Browsers slow down the clocks of pages that nobody looks at, to one tick a minute; not those of a worker.
let waiting: ReturnType<typeof setTimeout> | undefined;
self.onmessage = ({ data }: MessageEvent<number | null>) => {
  clearTimeout(waiting);
  if (data !== null) waiting = setTimeout(() => self.postMessage(null), data);
};
