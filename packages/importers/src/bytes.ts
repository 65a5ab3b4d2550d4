// Bytes of files to text, and what kind of picture they are.

import { strFromU8 } from 'fflate';
import type { Picture, PictureType } from './recipe.ts';

const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const MAX_PICTURE = 20_000_000;

/** UTF-8, UTF-16 with its mark, or what Windows wrote before them. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, 0);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, 1);
  const text = strFromU8(bytes);
  if (!text.includes('\ufffd')) return text.replace(/^\ufeff/, '');
  return strFromU8(bytes, true).replace(/[\u0080-\u009f]/g, (char) => WINDOWS.charAt(char.charCodeAt(0) - 0x80));
}

function utf16(bytes: Uint8Array, high: 0 | 1): string {
  const parts: string[] = [];
  for (let at = 2; at + 1 < bytes.length; at += 8_192) {
    const units: number[] = [];
    for (let unit = at; unit + 1 < Math.min(at + 8_192, bytes.length); unit += 2)
      units.push(high === 1 ? (bytes[unit]! << 8) | bytes[unit + 1]! : bytes[unit]! | (bytes[unit + 1]! << 8));
    parts.push(String.fromCharCode(...units));
  }
  return parts.join('');
}

/** By what it begins with, never by its name. */
export function pictureType(bytes: Uint8Array): PictureType | null {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'image/webp';
  if (/^GIF8[79]a/.test(ascii(0, 6))) return 'image/gif';
  if (ascii(4, 12) === 'ftypavif') return 'image/avif';
  return null;
}

export function picture(bytes: Uint8Array | null): Picture | null {
  if (bytes === null || bytes.length > MAX_PICTURE) return null;
  const type = pictureType(bytes);
  return type === null ? null : { type, bytes };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Int8Array(128).fill(-1);
for (let at = 0; at < 64; at++) VALUES[ALPHABET.charCodeAt(at)] = at;

/** What is not base64 in between is left out. */
export function fromBase64(text: string): Uint8Array {
  const out = new Uint8Array(Math.ceil((Math.min(text.length, MAX_PICTURE * 2) * 3) / 4));
  let size = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < text.length && size < out.length; at++) {
    const code = text.charCodeAt(at);
    const value = code < 128 ? VALUES[code]! : -1;
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[size++] = (held >> bits) & 0xff;
    }
  }
  return out.subarray(0, size);
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
