import { largestPicture } from '@mealwright/contracts/pictures';
import fc from 'fast-check';
import sharp, { type SharpInput } from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { blue, bomb, colourAt, photo, red, svg, twoHalves } from '../../../test/photos.ts';
import { Failure } from '../../platform/errors.ts';
import { cutPicture } from './pictures.make.ts';

/** 'made', or the code of why not; anything else is thrown on. */
async function outcome(bytes: Uint8Array): Promise<string> {
  try {
    const cuts = await cutPicture(bytes);
    expect(cuts.map(({ size }) => size)).toEqual(['large', 'medium', 'thumb']);
    return 'made';
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}
const largeOf = async (bytes: Uint8Array) => (await cutPicture(bytes))[0]?.bytes ?? Buffer.alloc(0);

describe('a picture', () => {
  it('that says it is enormous is refused before anything of it is decoded, in every format', async () => {
    const gif = await photo('gif', 8, 8);
    // The screen, and the one picture on it.
    const picture = gif.indexOf(Buffer.from([0x2c, 0, 0, 0, 0, 8, 0, 8, 0]));
    for (const at of [6, 8, picture + 5, picture + 7]) gif.writeUInt16LE(65_535, at);
    const jpeg = await photo('jpeg', 8, 8);
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt16BE(65_000, frame + 5);
    jpeg.writeUInt16BE(65_000, frame + 7);
    const webp = await twoHalves(8, 8).webp({ lossless: true }).toBuffer();
    // Width and height share 28 bits behind the mark of the lossless kind.
    expect(webp[20]).toBe(0x2f);
    webp.writeUInt32LE((webp.readUInt32LE(21) | 0x0fff_ffff) >>> 0, 21);
    const bombs = { png: await bomb(), wide: await bomb(2_000_000_000, 1), gif, jpeg, webp };
    for (const [format, bytes] of Object.entries(bombs)) {
      expect(await outcome(bytes), format).toMatch(/^PICTURE_(?:TOO_MANY_PIXELS|BROKEN)$/);
    }
  });

  it('of many frames is its first', async () => {
    const green = { r: 20, g: 220, b: 20 };
    const frames = [blue, red, green].map((background) => ({
      create: { width: 60, height: 40, channels: 3 as const, background },
    }));
    // sharp takes what it makes itself as well; its types name buffers and paths alone.
    const moving = await sharp(frames as unknown as SharpInput[], { join: { animated: true } })
      .gif()
      .toBuffer();
    expect((await sharp(moving, { animated: true }).metadata()).pages).toBe(3);
    expect(await colourAt(await largeOf(moving), 0.5, 0.5)).toBe('blue');
  });

  it('with transparency lies on white, in grey or with many colours becomes sRGB', async () => {
    const clear = {
      create: { width: 60, height: 40, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    };
    const onWhite = await largeOf(await sharp(clear).png().toBuffer());
    expect([...(await sharp(onWhite).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255]);
    const grey = await sharp(await photo('png', 60, 40))
      .greyscale()
      .jpeg()
      .toBuffer();
    expect(await outcome(grey)).toBe('made');
    const cmyk = await sharp(await photo('png', 60, 40))
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer();
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk');
    expect((await sharp(await largeOf(cmyk)).metadata()).space).toBe('srgb');
    const deep = await sharp(await photo('png', 60, 40))
      .toColourspace('rgb16')
      .png()
      .toBuffer();
    expect(await colourAt(await largeOf(deep), 0.1, 0.5)).toBe('red');
  });

  it('keeps its middle when it is cut to another shape', async () => {
    const middle = { create: { width: 20, height: 20, channels: 3 as const, background: red } };
    const tall = await sharp({ create: { width: 60, height: 400, channels: 3, background: blue } })
      .composite([{ input: middle, left: 20, top: 190 }])
      .png()
      .toBuffer();
    for (const { bytes } of await cutPicture(tall)) expect(await colourAt(bytes, 0.5, 0.5)).toBe('red');
  });
});

describe('what is no picture, or one no more', () => {
  const formats = ['jpeg', 'png', 'webp', 'gif', 'avif'] as const;
  const whole: Partial<Record<(typeof formats)[number], Buffer>> = {};
  beforeAll(async () => {
    for (const format of formats) whole[format] = await photo(format, 96, 64);
  });
  const codes = ['made', 'PICTURE_TYPE', 'PICTURE_BROKEN', 'PICTURE_TOO_MANY_PIXELS'];

  it.each(formats)('is made or refused, never more, however a %s is damaged', async (format) => {
    const original = whole[format] ?? Buffer.alloc(0);
    const damage = fc.record({
      end: fc.oneof(fc.constant(original.length), fc.nat(original.length)),
      flips: fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(255)), { maxLength: 12 }),
      tail: fc.uint8Array({ maxLength: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ end, flips, tail }) => {
        const bytes = Buffer.concat([original.subarray(0, end), tail]);
        for (const [at, value] of flips) if (at < bytes.length) bytes[at] = value;
        expect(codes).toContain(await outcome(bytes));
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  it('is refused when it only begins like one', async () => {
    for (const format of formats) {
      const head = (whole[format] ?? Buffer.alloc(0)).subarray(0, 16);
      for (const rest of [svg, Buffer.alloc(0), Buffer.alloc(200_000), Buffer.alloc(200_000, 0xff)])
        expect(await outcome(Buffer.concat([head, rest])), format).toMatch(/^PICTURE_/);
    }
  });

  it('of ten megabytes of nonsense is refused', async () => {
    const nonsense = Buffer.alloc(largestPicture);
    for (let at = 0; at < nonsense.length; at += 1) nonsense[at] = (at * 2_654_435_761) >>> 24;
    expect(await outcome(nonsense)).toBe('PICTURE_TYPE');
    nonsense.set([0xff, 0xd8, 0xff, 0xe0]);
    expect(await outcome(nonsense)).toBe('PICTURE_BROKEN');
  });
});
