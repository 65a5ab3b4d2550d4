// Work counted instead of timed: how often each block of our code ran, as the engine itself counts it, and how many
// characters were handed to searches and regular expressions. The same on every machine, however busy it is.
// Steps back within one regular expression are not seen.

import { type Profiler, Session } from 'node:inspector';

export type Counter = { workOf: (run: () => void) => number; close: () => void };

export function openCounter(): Counter {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return {
    workOf(run) {
      let work = 0;
      session.post('Profiler.takePreciseCoverage');
      const restore = countCharacters((length) => {
        work += length / 10;
      });
      try {
        run();
      } finally {
        restore();
      }
      session.post('Profiler.takePreciseCoverage', (_, coverage?: Profiler.TakePreciseCoverageReturnType) => {
        for (const script of coverage?.result ?? [])
          for (const { ranges } of script.functions) for (const range of ranges) work += range.count;
      });
      return work;
    },
    close() {
      session.post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}

/** Every regular expression ends in `exec`, and says with `lastIndex` where it began and ended. */
function countCharacters(count: (length: number) => void): () => void {
  const { exec } = RegExp.prototype;
  const { indexOf } = String.prototype;
  RegExp.prototype.exec = function (text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = exec.call(this, text);
    const to = found === null ? (this.sticky ? from : String(text).length) : found.index + found[0].length;
    count(Math.max(0, to - from));
    return found;
  };
  String.prototype.indexOf = function (search: string, from = 0) {
    const at = indexOf.call(this, search, from);
    count(Math.max(0, (at < 0 ? this.length : at) - from));
    return at;
  };
  return () => {
    RegExp.prototype.exec = exec;
    String.prototype.indexOf = indexOf;
  };
}
