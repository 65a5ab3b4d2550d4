import type { TestApp } from './app.ts';

/** All that a stream has. */
export async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** PUTs a file as a browser would to an address that was signed, of this server or of another; answers with the status. */
export async function sendTo(
  app: TestApp,
  url: string,
  headers: Record<string, string>,
  body: Uint8Array,
): Promise<number> {
  if (!url.startsWith('/')) {
    const answer = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(body) });
    await answer.arrayBuffer();
    return answer.status;
  }
  const answer = await app.http.inject({ method: 'PUT', url, headers, payload: Buffer.from(body) });
  return answer.statusCode;
}
