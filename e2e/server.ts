import { spawn } from 'node:child_process';
import { projectFolder } from './project.ts';

export type RunningServer = { address: string; stop: () => Promise<void> };

/** Starts the built server on a free port; limits are high, because a journey is quicker than a person. */
export async function startServer(dataFolder: string): Promise<RunningServer> {
  const child = spawn(process.execPath, ['server/dist/main.js'], {
    cwd: projectFolder,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: '0',
      HOST: '127.0.0.1',
      MEALWRIGHT_DATA: dataFolder,
      LOG_LEVEL: 'warn',
      RATE_LIMIT_USER: '100000',
      RATE_LIMIT_ADDRESS: '100000',
      RATE_LIMIT_SIGN_IN: '100000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const address = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const found = /ready: (http:\S+)/.exec(text);
      if (found?.[1] !== undefined) resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${text}`)));
  });
  return {
    address,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
