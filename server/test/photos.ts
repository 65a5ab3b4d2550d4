import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

type Format = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif';
type Colour = { r: number; g: number; b: number };
export const red: Colour = { r: 220, g: 20, b: 20 };
export const blue: Colour = { r: 20, g: 20, b: 220 };

/** Left half red, right half blue: what is up shows. */
export function twoHalves(width = 900, height = 600): Sharp {
  const half = { create: { width: Math.floor(width / 2), height, channels: 3 as const, background: red } };
  return sharp({ create: { width, height, channels: 3, background: blue } }).composite([
    { input: half, left: 0, top: 0 },
  ]);
}

export const photo = (format: Format = 'jpeg', width = 900, height = 600): Promise<Buffer> =>
  twoHalves(width, height).toFormat(format).toBuffer();

/** As a phone takes it: turned by a quarter, with the place and the maker written into it. */
export const phonePhoto = (): Promise<Buffer> =>
  twoHalves()
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'CameraMaker', Artist: 'Somebody' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 12/1', GPSLongitudeRef: 'E', GPSLongitude: '13/1 24/1 0/1' },
    })
    .toBuffer();

/** A small PNG that says that it is enormous. */
export async function bomb(width = 60_000, height = 60_000): Promise<Buffer> {
  const png = await photo('png', 8, 8);
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

export const svg = Buffer.from(
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script><rect width="10" height="10"/></svg>',
);

/** The colour at a place, from 0 to 1 across and down. */
export async function colourAt(bytes: Uint8Array, across: number, down: number): Promise<'red' | 'blue' | 'other'> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const x = Math.min(info.width - 1, Math.floor(across * info.width));
  const y = Math.min(info.height - 1, Math.floor(down * info.height));
  const at = (y * info.width + x) * info.channels;
  const [r = 0, , b = 0] = [...data.subarray(at, at + 3)];
  return r > 150 && b < 90 ? 'red' : b > 150 && r < 90 ? 'blue' : 'other';
}
