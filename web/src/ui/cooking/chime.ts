// The bell of a timer: made by the browser itself, so that it also rings without a network.

let audio: AudioContext | null = null;
const open = () => {
  try {
    audio ??= new AudioContext();
  } catch {
    // No sound here: the notification and the page still say it.
  }
  return audio;
};

/** Browsers let a page sound only after somebody touched it: called when a timer is started. */
export const allowSound = () =>
  void open()
    ?.resume()
    .catch(() => undefined);

const notes = [880, 1174.7, 880];
function strike() {
  const context = open();
  if (context === null || context.state !== 'running') return;
  for (const [index, pitch] of notes.entries()) {
    const from = context.currentTime + index * 0.22;
    const tone = context.createOscillator();
    const loudness = context.createGain();
    tone.frequency.value = pitch;
    loudness.gain.setValueAtTime(0.0001, from);
    loudness.gain.exponentialRampToValueAtTime(0.35, from + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, from + 0.2);
    tone.connect(loudness).connect(context.destination);
    tone.start(from);
    tone.stop(from + 0.22);
  }
  navigator.vibrate?.([200, 100, 200]);
}

const everyMs = 2000;
const timesAtMost = 30;
let ringing: ReturnType<typeof setInterval> | undefined;

/** Rings for a minute at most, until `stopRinging`. */
export function ring() {
  stopRinging();
  strike();
  let times = 1;
  ringing = setInterval(() => {
    strike();
    times += 1;
    if (times >= timesAtMost) stopRinging();
  }, everyMs);
}
export const stopRinging = () => clearInterval(ringing);

/** Asked when the first timer starts: then it is plain what for. */
export const askToNotify = () => {
  if ('Notification' in window && Notification.permission === 'default') void Notification.requestPermission();
};
export async function notify(title: string, body: string, tag: string): Promise<void> {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  try {
    const worker = await navigator.serviceWorker?.getRegistration();
    // Phones let only a service worker notify.
    if (worker?.active) await worker.showNotification(title, { body, tag, requireInteraction: true });
    else new Notification(title, { body, tag });
  } catch {
    // The bell rings anyway.
  }
}
