import { useEffect, useState } from 'react';

/** Keeps the screen on where the browser can; it lets go when the page is hidden, so it is asked again when it shows. */
export function useWakeLock(): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    // Older browsers, and pages without TLS, do not have it.
    const lock = (navigator as { wakeLock?: WakeLock }).wakeLock;
    if (lock === undefined) return;
    let sentinel: WakeLockSentinel | null = null;
    let left = false;
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        const got = await lock.request('screen');
        if (left) return void got.release();
        sentinel = got;
        setHeld(true);
        got.addEventListener('release', () => setHeld(false));
      } catch {
        // Low battery, for example: the screen then behaves as usual.
        setHeld(false);
      }
    };
    void ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      left = true;
      document.removeEventListener('visibilitychange', ask);
      void sentinel?.release();
    };
  }, []);
  return held;
}
