import { pictureType } from '@mealwright/importers/bytes';
import sharp from 'sharp';
import { fail } from '../../platform/errors.ts';
import { type PictureSize, pictureSizes } from '../recipes/recipes.api.ts';

// No decoder but these is ever run: no SVG, no PDF, no TIFF, whatever a file says that it is.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
});
// One picture at a time is enough, and each is seen once: no memory is kept for the next.
sharp.concurrency(1);
sharp.cache(false);

/** More than phones take within 10 MB; decoded, and before it is made smaller, that is 200 MB. */
const MOST_PIXELS = 64_000_000;
const WITHIN_SECONDS = 30;
/** All sizes are cut from a copy of this size, so that the file is decoded once. */
const LONGEST_SIDE = 2400;

export type Cut = { size: PictureSize; bytes: Buffer };

/** The sizes of a picture as WebP: upright, in sRGB, on white, without the place, the camera or the preview that came with it. */
export async function cutPicture(bytes: Uint8Array): Promise<Cut[]> {
  // By what it begins with: neither name nor stated type counts.
  if (pictureType(bytes) === null) fail('PICTURE_TYPE');
  const { data, info } = await readable(async () =>
    sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'truncated', pages: 1 })
      .timeout({ seconds: WITHIN_SECONDS })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
  const { width, height, channels } = info;
  const cuts: Cut[] = [];
  for (const size of Object.keys(pictureSizes) as PictureSize[]) {
    const { width: wide, height: high } = pictureSizes[size];
    const cut = await sharp(data, { raw: { width, height, channels } })
      .resize({ width: wide, height: high, fit: 'cover' })
      .webp({ quality: 80, smartSubsample: true })
      .toBuffer();
    cuts.push({ size, bytes: cut });
  }
  return cuts;
}

async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = String((error as Error).message);
    if (/pixel limit/i.test(message)) return fail('PICTURE_TOO_MANY_PIXELS');
    if (/unsupported image format|No loader/i.test(message)) return fail('PICTURE_TYPE');
    return fail('PICTURE_BROKEN');
  }
}
