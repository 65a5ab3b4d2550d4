import './ui/theme/styles.ts';
import { startKeeping } from './api/offline-cache.ts';
import { restoreSession } from './api/session.ts';
import { startI18n } from './i18n/i18n.ts';
import { turn } from './ui/turn.ts';

// Language, session and the app itself are on their way at the same time, and each is taken in a turn of its own: in between the
// browser paints, and presses are heard. Until all are there, index.html shows the frame.
async function start(): Promise<void> {
  void startKeeping();
  const [{ startApp }] = await Promise.all([import('./app/start.tsx'), startI18n(), restoreSession()]);
  await turn();
  await startApp();
}
// Not awaited here: what is fetched later has parts in the file of this one, and would wait for it.
void start();
