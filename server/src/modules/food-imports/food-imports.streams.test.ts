import { describe, expect, it } from 'vitest';
import { csvRows, linesOf, listedObjects } from './food-imports.streams.ts';

async function* pieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const bytesOf = (text: string, size: number) => ({ chunks: pieces(text, size), done: () => 0, total: 0 });
async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe('streams, however they are cut', () => {
  it.each([1, 2, 3, 7, 1000])('in pieces of %s bytes', async (size) => {
    expect(await all(linesOf(bytesOf('añb\r\n\nc', size)))).toEqual(['añb', '', 'c']);
    expect(await all(csvRows(bytesOf('a,"b ""c"", d\ne",f\n,,\n"x', size)))).toEqual([
      ['a', 'b "c", d\ne', 'f'],
      ['', '', ''],
      ['x'],
    ]);
    const objects = '{"Foods": [ {"a": "}{\\"", "b": {"c": [1, {}]}} ,{"ü": 2}]}';
    expect((await all(listedObjects(bytesOf(objects, size)))).map((text) => JSON.parse(text ?? ''))).toEqual([
      { a: '}{"', b: { c: [1, {}] } },
      { ü: 2 },
    ]);
  });

  it('skips a record of many megabytes and goes on', async () => {
    const long = 'x'.repeat(5_000_000);
    expect(await all(linesOf(bytesOf(`a\n${long}\nb`, 65_536)))).toEqual(['a', null, 'b']);
    expect(await all(listedObjects(bytesOf(`{"Foods":[{"a":"${long}"},{"b":1}]}`, 65_536)))).toEqual([null, '{"b":1}']);
  });
});
