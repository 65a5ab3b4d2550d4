import type { RecipePicture } from '@mealwright/contracts/recipes';

/** The sizes in which a picture is kept; the names are folders of the storage. */
export const pictureSizes = {
  large: { folder: 'large', width: 1200, height: 800 },
  medium: { folder: 'medium', width: 600, height: 400 },
  thumb: { folder: 'thumbnail', width: 200, height: 200 },
} as const;
export type PictureSize = keyof typeof pictureSizes;

/** The id of a picture is random and new with each one: its address cannot be guessed, and what lies there never changes. */
export function pictureKey(recipeId: string, pictureId: string, size: PictureSize): string {
  const { folder, width, height } = pictureSizes[size];
  return `recipes/${recipeId}/${folder}/${pictureId}_${width}x${height}.webp`;
}

/** Where browsers fetch the picture of a recipe. */
export function addressesOf(base: string, recipeId: string | null, pictureId: string | null): RecipePicture | null {
  if (recipeId === null || pictureId === null) return null;
  const at = (size: PictureSize) => `${base}/${pictureKey(recipeId, pictureId, size)}`;
  return { large: at('large'), medium: at('medium'), thumb: at('thumb') };
}
