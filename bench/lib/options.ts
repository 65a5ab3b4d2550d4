/** `--name value` and `--name` of the command line; anything else ends the run with a sentence. */
export function readOptions(known: { flags: readonly string[]; values: readonly string[] }): {
  has: (flag: string) => boolean;
  value: (name: string) => string | undefined;
} {
  const given = new Map<string, string>();
  const args = process.argv.slice(2);
  while (args.length > 0) {
    const word = args.shift() ?? '';
    const name = word.replace(/^--/, '');
    const value = known.values.includes(name) ? args.shift() : undefined;
    if (known.flags.includes(name)) given.set(name, '');
    else if (value !== undefined) given.set(name, value);
    else {
      const all = [...known.flags.map((flag) => `--${flag}`), ...known.values.map((value) => `--${value} X`)];
      console.error(`"${word}" is not an option here, or lacks its value. Options: ${all.join(', ')}`);
      process.exit(1);
    }
  }
  return { has: (flag) => given.has(flag), value: (name) => given.get(name) };
}

/** A whole number of at least 1, or the fallback when nothing is given. */
export function wholeOption(text: string | undefined, fallback: number): number {
  const value = text === undefined ? fallback : Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  console.error(`"${text}" is not a whole number of at least 1.`);
  return process.exit(1);
}
