import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchPage, fetchPicture, isPublicAddress, type PageFetch } from './outbound-pages.ts';

describe('addresses', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    'ff02::1',
    'localhost',
    '',
  ])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));
  it.each(['8.8.8.8', '93.184.216.34', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001::1'])(
    '%s is public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
});

describe('refused before anything is sent', () => {
  it.each([
    ['file:///etc/passwd', 'PAGE_BAD_ADDRESS'],
    ['ftp://example.org/x', 'PAGE_BAD_ADDRESS'],
    ['javascript:alert(1)', 'PAGE_BAD_ADDRESS'],
    ['http://user:secret@example.org/', 'PAGE_BAD_ADDRESS'],
    ['http://example.org:22/', 'PAGE_BAD_ADDRESS'],
    ['http://', 'PAGE_BAD_ADDRESS'],
    ['http://localhost/', 'PAGE_PRIVATE'],
    ['http://127.0.0.1/', 'PAGE_PRIVATE'],
    ['http://2130706433/', 'PAGE_PRIVATE'],
    ['http://0x7f.1/', 'PAGE_PRIVATE'],
    ['http://[::1]/', 'PAGE_PRIVATE'],
    ['http://[::ffff:127.0.0.1]/', 'PAGE_PRIVATE'],
    ['http://169.254.169.254/latest/meta-data', 'PAGE_PRIVATE'],
    ['http://database/', 'PAGE_PRIVATE'],
  ])('%s: %s', async (address, code) => {
    await expect(fetchPage(address)).rejects.toMatchObject({ code });
  });
});

describe('a site', () => {
  let server: Server;
  let port = '';
  const asked: string[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const send = (status: number, headers: Record<string, string>, body: string | Buffer = '') =>
        response.writeHead(status, headers).end(body);
      const html = { 'content-type': 'text/html; charset=utf-8' };
      const path = request.url ?? '';
      if (path === '/page') return send(200, html, '<p>Crème</p>');
      if (path === '/latin')
        return send(200, { 'content-type': 'text/html; charset=iso-8859-1' }, Buffer.from('Crème', 'latin1'));
      if (path === '/gzip') return send(200, { ...html, 'content-encoding': 'gzip' }, gzipSync('packed'));
      if (path === '/bomb')
        return send(200, { ...html, 'content-encoding': 'br' }, brotliCompressSync('x'.repeat(2_000_000)));
      if (path === '/there') return send(302, { location: '/page' });
      if (path === '/round') return send(302, { location: '/round' });
      if (path === '/inside') return send(302, { location: 'http://169.254.169.254/secrets' });
      if (path === '/member') return send(302, { location: '/login?next=/member' });
      if (path === '/picture') return send(200, { 'content-type': 'image/jpeg' }, 'x');
      if (path === '/slow') return void response.writeHead(200, html).write('a');
      if (path === '/cut')
        return void response.writeHead(200, { ...html, 'content-length': '1000' }).write('a', () => response.destroy());
      return send(Number(path.slice(1)) || 404, html);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    port = String((server.address() as AddressInfo).port);
  });
  afterAll(
    () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  );
  const options = (): PageFetch => ({
    isAllowed: (address) => address === '127.0.0.1',
    ports: [port],
    timeoutMs: 700,
    maxBytes: 1_000_000,
  });
  const get = (path: string) => fetchPage(`http://127.0.0.1:${port}${path}`, options());

  it('is read, packed or not, in the encoding that it names, also after a redirect', async () => {
    expect((await get('/page')).html).toBe('<p>Crème</p>');
    expect((await get('/latin')).html).toBe('Crème');
    expect((await get('/gzip')).html).toBe('packed');
    expect(await get('/there')).toEqual({ url: `http://127.0.0.1:${port}/page`, html: '<p>Crème</p>' });
  });
  it.each([
    ['/inside', 'PAGE_PRIVATE'],
    ['/round', 'PAGE_FAILED'],
    ['/member', 'PAGE_NEEDS_LOGIN'],
    ['/401', 'PAGE_NEEDS_LOGIN'],
    ['/403', 'PAGE_BLOCKED'],
    ['/429', 'PAGE_BLOCKED'],
    ['/404', 'PAGE_GONE'],
    ['/500', 'PAGE_FAILED'],
    ['/picture', 'PAGE_NOT_HTML'],
    ['/bomb', 'PAGE_TOO_LARGE'],
    ['/slow', 'PAGE_TIMED_OUT'],
    ['/cut', 'PAGE_UNREACHABLE'],
  ])('that answers %s ends with %s', async (path, code) => {
    await expect(get(path)).rejects.toMatchObject({ code });
  });
  it('gives its pictures by the same rules, whatever type it states', async () => {
    const picture = (path: string, more: PageFetch = {}) =>
      fetchPicture(`http://127.0.0.1:${port}${path}`, { ...options(), ...more });
    expect(String(await picture('/picture'))).toBe('x');
    expect(String(await picture('/page'))).toContain('Cr');
    await expect(picture('/page', { maxBytes: 5 })).rejects.toMatchObject({ code: 'PICTURE_TOO_LARGE' });
    await expect(picture('/bomb')).rejects.toMatchObject({ code: 'PICTURE_TOO_LARGE' });
    await expect(picture('/inside')).rejects.toMatchObject({ code: 'PAGE_PRIVATE' });
    await expect(picture('/slow')).rejects.toMatchObject({ code: 'PAGE_TIMED_OUT' });
    await expect(picture('/404')).rejects.toMatchObject({ code: 'PAGE_GONE' });
    await expect(fetchPicture('http://127.0.0.1/x.jpg')).rejects.toMatchObject({ code: 'PAGE_PRIVATE' });
    await expect(fetchPicture('file:///etc/passwd')).rejects.toMatchObject({ code: 'PAGE_BAD_ADDRESS' });
  });
  it('whose name leads to this machine is never called', async () => {
    const before = asked.length;
    // "localhost." has a point and resolves to the loopback address.
    await expect(fetchPage('http://localhost./', { ports: [''] })).rejects.toMatchObject({
      code: expect.stringMatching(/PAGE_PRIVATE|PAGE_UNREACHABLE/),
    });
    await expect(
      fetchPage(`http://localhost.:${port}/page`, { ports: [port], isAllowed: () => false }),
    ).rejects.toMatchObject({ code: expect.stringMatching(/PAGE_PRIVATE|PAGE_UNREACHABLE/) });
    expect(asked.length).toBe(before);
  });
  it('that nobody serves is said to be out of reach', async () => {
    await expect(fetchPage('http://127.0.0.1:9/', { isAllowed: () => true, ports: ['9'] })).rejects.toMatchObject({
      code: 'PAGE_UNREACHABLE',
    });
  });
});
