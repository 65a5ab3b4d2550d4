import type { Preferences } from '@mealwright/contracts/profiles';

/** The form of the preferences: everything but when they were saved. */
export type Wishes = Omit<Preferences, 'updatedAt'>;
export type WishProps = { wishes: Wishes; change: (part: Partial<Wishes>) => void };
export const wishesOf = ({ updatedAt: _, ...wishes }: Preferences): Wishes => wishes;
