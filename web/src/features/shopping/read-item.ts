type Read = { name: string; quantity: number | null; unit: string | null };

const units: Record<string, string> = {
  g: 'g',
  kg: 'kg',
  ml: 'ml',
  l: 'l',
  oz: 'oz',
  lb: 'lb',
  lbs: 'lb',
  el: 'tbsp',
  tl: 'tsp',
  tbsp: 'tbsp',
  tsp: 'tsp',
  can: 'can',
  cans: 'can',
  dose: 'can',
  dosen: 'can',
  bunch: 'bunch',
  bund: 'bunch',
  pack: 'pack',
  packs: 'pack',
  packung: 'pack',
  packungen: 'pack',
  bottle: 'bottle',
  bottles: 'bottle',
  flasche: 'bottle',
  flaschen: 'bottle',
  glas: 'jar',
  jar: 'jar',
  jars: 'jar',
};
const halves: Record<string, number> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };

/** `1,5 kg potatoes` -> amount, unit and name; anything else is a name. null when nothing was said. */
export function readItem(text: string): Read | null {
  const typed = text.trim().replace(/\s+/g, ' ');
  if (typed === '') return null;
  const match = /^(\d+(?:[.,]\d+)?|[½¼¾])\s*x?\s*(.*)$/i.exec(typed);
  if (match === null || match[2] === '') return { name: typed, quantity: null, unit: null };
  const [, number = '', rest = ''] = match;
  const quantity = halves[number] ?? Number(number.replace(',', '.'));
  if (!(quantity > 0)) return { name: typed, quantity: null, unit: null };
  const [first = '', ...others] = rest.split(' ');
  const unit = units[first.toLowerCase().replace(/\.$/, '')];
  if (unit !== undefined && others.length > 0) return { name: others.join(' '), quantity, unit };
  return { name: rest, quantity, unit: null };
}
