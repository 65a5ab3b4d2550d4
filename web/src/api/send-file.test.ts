import { sentKey } from '@mealwright/contracts/sent-files';
import { expect, it } from 'vitest';
import { keyOf } from './send-file.ts';

it('a file keeps its key, and another file has another', () => {
  const file = { name: 'Rezepte für Omas Küche 🍲.zip', size: 93_000_000, lastModified: 1_763_800_000_123 };
  const others = [
    { ...file, name: 'Rezepte für Opas Küche 🍲.zip' },
    { ...file, size: 93_000_001 },
    { ...file, lastModified: 1_763_800_000_124 },
    ...Array.from({ length: 2000 }, (_, at) => ({ ...file, name: `${at}.zip` })),
  ];
  expect(keyOf({ ...file })).toBe(keyOf(file));
  const keys = new Set([file, ...others].map(keyOf));
  expect(keys.size).toBe(others.length + 1);
  for (const key of keys) expect(sentKey.safeParse(key).success, key).toBe(true);
});
