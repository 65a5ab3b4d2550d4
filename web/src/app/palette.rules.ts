/** Something the palette can do, and the words it is found by. */
export type Command = { id: string; title: string; words?: string; group: string };

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Every typed word must begin a word of the command, or stand within its title. The best first: titles that begin so. */
export function matching<C extends { title: string; words?: string }>(commands: readonly C[], typed: string): C[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [...commands];
  const rank = ({ title, words = '' }: C): number => {
    const name = plain(title);
    const all = `${name} ${plain(words)}`.split(/\s+/);
    if (!wanted.every((word) => name.includes(word) || all.some((one) => one.startsWith(word)))) return 0;
    if (name.startsWith(wanted.join(' '))) return 3;
    return wanted.every((word) => name.split(/\s+/).some((one) => one.startsWith(word))) ? 2 : 1;
  };
  return commands
    .map((command, at) => ({ command, at, rank: rank(command) }))
    .filter((one) => one.rank > 0)
    .sort((a, b) => b.rank - a.rank || a.at - b.at)
    .map(({ command }) => command);
}

/** In groups as they come first; within a group in the order of the list. */
export function grouped<C extends Command>(commands: readonly C[]): { group: string; commands: C[] }[] {
  const groups = new Map<string, C[]>();
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return [...groups].map(([group, all]) => ({ group, commands: all }));
}

export const places = {
  w: '/week',
  r: '/recipes',
  f: '/recipes/favorites',
  s: '/shopping',
  t: '/targets',
  a: '/account',
} as const;
export type Place = (typeof places)[keyof typeof places];
export type Stroke = { kind: 'palette' | 'help' | 'search' | 'g' } | { kind: 'go'; to: Place };

type Key = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };
/** What a key means: `g` waits for the key that follows. `single`: keys without Ctrl are on. */
export function strokeOf({ key, ctrlKey, metaKey, altKey }: Key, afterG: boolean, single: boolean): Stroke | null {
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'k') return { kind: 'palette' };
  if (!single || ctrlKey || metaKey || altKey) return null;
  const lower = key.toLowerCase();
  if (afterG) return lower in places ? { kind: 'go', to: places[lower as keyof typeof places] } : null;
  if (key === '?') return { kind: 'help' };
  if (key === '/') return { kind: 'search' };
  return lower === 'g' ? { kind: 'g' } : null;
}
