/** The only file that calls other machines. Bounded in time and size; follows no redirects. */
export type JsonAnswer = { status: number; body: unknown; retryAfterSeconds: number | null };

/** Throws when there is no answer, or none that can be read. */
export async function getJson(
  address: URL,
  { headers, timeoutMs, maxBytes }: { headers: Record<string, string>; timeoutMs: number; maxBytes: number },
): Promise<JsonAnswer> {
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await fetch(address, {
    headers: { accept: 'application/json', ...headers },
    redirect: 'manual',
    signal,
  });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).byteLength;
    if (size > maxBytes) throw new Error(`${address.host} answered more than ${maxBytes} bytes`);
    chunks.push(chunk as Uint8Array);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
  let body: unknown = null;
  try {
    body = JSON.parse(text);
  } catch {
    if (response.ok) throw new Error(`${address.host} answered something other than JSON`);
  }
  return { status: response.status, body, retryAfterSeconds: Number.isFinite(wait) && wait >= 0 ? wait : null };
}
