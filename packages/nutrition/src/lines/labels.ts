// The labels of the tagger. All but the name stand twice: before the name and after it, so that the chain of labels
// remembers whether the name is over; a name rarely goes on after something else.

export const labels = [
  'amount',
  'unit',
  'size',
  'other',
  'preparation',
  'comment',
  'name',
  'unit2',
  'size2',
  'other2',
  'preparation2',
  'comment2',
  'amount2',
] as const;
export type Label = (typeof labels)[number];
export const labelCount = labels.length;
export const labelId = Object.fromEntries(labels.map((label, id) => [label, id])) as Record<Label, number>;
