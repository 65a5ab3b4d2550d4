// What `react` is in the built app (decision 015): Preact, with the two things that our libraries expect of React beyond it.
import { options } from 'preact';
import React, { type ReactNode } from 'preact/compat';

export * from 'preact/compat';

// Where a key or a click changes something, React runs the effects of that before anything else happens, Preact after the next paint:
// then a sheet had the focus before it had seen where the focus came from. At other times (undefined) the paint comes first.
Object.defineProperty(options, 'requestAnimationFrame', {
  get: () => (window.event === undefined ? undefined : queueMicrotask),
});

/** Mantine keeps hidden parts alive in it; without it they are drawn anew when they are shown. */
export const Activity = ({ mode = 'visible', children }: { mode?: 'visible' | 'hidden'; children: ReactNode }) =>
  mode === 'hidden' ? null : children;

// biome-ignore lint/style/noDefaultExport: `React.useState` of libraries reads the default export.
export default { ...React, Activity };
