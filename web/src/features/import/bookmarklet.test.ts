import { describe, expect, it, test } from 'vitest';
import { addressesIn, bookmarklet, handedPage, looksLikeHtml, MOST, sharedOf } from './bookmarklet.ts';

test('the bookmark is one line of script that runs nothing from elsewhere and names our own address', () => {
  const code = decodeURIComponent(bookmarklet('https://meals.example.org').replace(/^javascript:/, ''));
  expect(bookmarklet('https://meals.example.org')).toMatch(/^javascript:[^\s"<>]+$/);
  expect(code).toContain('"https://meals.example.org"');
  expect(code).not.toMatch(/eval|src=|fetch/);
  expect(() => new Function(code)).not.toThrow();
});

test('a page is taken over only whole, of a sane size, and with an address of the site that sends it', () => {
  const page = { mealwright: 'page', html: '<html></html>', url: 'https://food.example/soup?x=1' };
  const origin = 'https://food.example';
  expect(handedPage({ origin, data: page })).toEqual({ html: page.html, url: page.url, host: 'food.example' });
  expect(handedPage({ origin: 'https://evil.example', data: page })?.url).toBe('https://evil.example');
  for (const data of [
    null,
    'x',
    {},
    { ...page, html: '' },
    { ...page, html: 5 },
    { ...page, html: 'x'.repeat(MOST + 1) },
  ])
    expect(handedPage({ origin, data })).toBeNull();
  expect(handedPage({ origin: 'null', data: page })).toBeNull();
});

test('what is shared is an address wherever it stands, else words', () => {
  expect(sharedOf({ url: 'https://food.example/soup' })).toEqual({ url: 'https://food.example/soup' });
  expect(sharedOf({ title: 'Soup', text: 'Look: https://food.example/soup).' })).toEqual({
    url: 'https://food.example/soup',
  });
  expect(sharedOf({ title: 'Soup', text: '1 onion\n2 carrots' })).toEqual({ text: 'Soup\n1 onion\n2 carrots' });
  expect(sharedOf({ text: 'javascript:alert(1)' })).toEqual({ text: 'javascript:alert(1)' });
  expect(sharedOf({})).toBeNull();
});

test('source of a page is told from a recipe', () => {
  expect(looksLikeHtml('<!DOCTYPE html><html><body></body></html>')).toBe(true);
  expect(looksLikeHtml('\n <div class="recipe"><h1>Soup</h1></div>')).toBe(true);
  expect(looksLikeHtml('Soup <3\n1 onion')).toBe(false);
  expect(looksLikeHtml('<3 this soup\n1 onion </3')).toBe(false);
});

describe('several addresses', () => {
  it('are told from one, and from words', () => {
    const [one, other] = ['https://a.example/soup?x=1,2', 'http://b.example/stew'];
    expect(addressesIn(`${one}\n${other}\n`)).toEqual([one, other]);
    expect(addressesIn(`  ${one}   ${other} ${one}`)).toEqual([one, other]);
    expect(addressesIn(`${one}, ${other}`)).toEqual([one, other]);
    expect(addressesIn(one)).toBeNull();
    expect(addressesIn(`${one} is good`)).toBeNull();
    expect(addressesIn(`https://a.example/?from=${other}`)).toBeNull();
    expect(addressesIn('a.example b.example')).toBeNull();
    expect(addressesIn(Array.from({ length: 80 }, (_, at) => `https://a.example/${at}`).join('\n'))).toHaveLength(50);
  });
});
