import { expect, test } from 'vitest';
import { readPage } from '../page.ts';
import { readDom, textOf } from './dom.ts';

const shown = (html: string) => textOf(readDom(html).root).replace(/\s+/g, ' ').trim();

test.each([
  ['scripts with tags in them', '<p>a</p><script>if (1 < 2) document.write("<p>no</p>")</script><p>b</p>', 'a b'],
  ['ends in capitals', '<STYLE>p > b {}</Style ><p>a</p><Script src="x>y">no</SCRIPT>b', 'a b'],
  ['drawings in drawings', '<svg><svg><text>no</text></svg><text>no</text></svg><p>a</p>', 'a'],
  ['drawings without content', '<p>a</p><svg viewBox="0 0 1 1"/><p>b</p><svg></svg><p>c</p>', 'a b c'],
  ['a drawing that never ends', '<div><svg><g>no</div><p>a</p>', 'a'],
  ['a style within what is left out', '<noscript><style>x</style><p>no</p></noscript><p>a</p>', 'a'],
  ['a tag in an attribute', '<p title="<script>">a</p><p title="</script>">b</p>', 'a b'],
  ['an end in an attribute', '<svg data-x="a>b"><g>no</g></svg><p>a</p>', 'a'],
  ['nothing but starts', '<svg><style><script>', ''],
])('what stands in %s is left out, what stands beside it is read', (_, html, text) => {
  expect(shown(html)).toBe(text);
});

test('marked-up recipes are read between scripts that are left out', () => {
  const recipe =
    '{"@type":"Recipe","name":"Soup","recipeIngredient":["1 onion","2 l water"],"recipeInstructions":"Boil."}';
  const html = `<script>var a = "</scr" + "ipt>"</script><script type="application/ld+json">${recipe}</script><script>x</script>`;
  expect(readPage(html, null).recipe?.title).toBe('Soup');
});
