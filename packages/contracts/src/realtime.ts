import { z } from 'zod';

/** What the server pushes over `/api/v1/live` to every open window of a household, and of a list to who has a link to it. Hints to fetch anew, never data itself. */
export const liveMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello') }),
  z.object({ type: z.literal('plan.changed'), planId: z.uuid(), version: z.number().int() }),
  z.object({ type: z.literal('plan.progress'), jobId: z.uuid(), progress: z.number() }),
  z.object({ type: z.literal('list.changed'), listId: z.uuid() }),
  /** Recipes of the household are new, or show something else: words, figures, a photo. */
  z.object({ type: z.literal('recipes.changed'), recipeIds: z.array(z.uuid()) }),
]);
export type LiveMessage = z.infer<typeof liveMessage>;
