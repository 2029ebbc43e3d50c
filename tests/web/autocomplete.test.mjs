// The autocomplete of docs/widgets.md on the index of suggestions.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import { counts, fold, works } from './fixture.mjs';
import { all, one, show, shows, textOf, texts, type } from './page.mjs';
import { serve } from './server.mjs';

let server;
before(async () => { server = await serve(); });
after(() => server?.close());
beforeEach(() => show('Autocomplete', server.url));

const suggested = () => texts('.suggestion');

/** Types the first letters, as a reader who stops there. */
function start(text) {
  one('.aa-Input').focus();
  type('.aa-Input', text);
}

test('a name is offered from its first letters', async () => {
  start('lei');
  await shows(suggested, ['Leilani Kahale']);
  const count = works.filter((work) => work.authors.includes('Leilani Kahale')).length;
  assert.deepEqual(texts('.aa-Item small'), [`researcher, ${count} works`]);
  assert.deepEqual(texts('.suggestion mark'), ['Lei']);
});

test('accents need not be typed', async () => {
  start('sorensen');
  await shows(suggested, ['Erik Sørensen']);
});

test('topics and venues are offered, those of most works first', async () => {
  start('coral');
  await shows(() => suggested().length > 0, true);
  const offered = suggested();
  const topics = new Map(counts('topics'));
  for (const topic of ['coral bleaching', 'coral recruitment']) assert.ok(offered.map(fold).includes(topic), offered);
  const shown = all('.aa-Item').map((item) => Number(textOf(item.querySelector('small')).match(/(\d+) works/)[1]));
  assert.deepEqual(shown, [...shown].sort((a, b) => b - a));
  const row = offered.map(fold).indexOf('coral bleaching');
  assert.ok(shown[row] >= topics.get('coral bleaching'));
});

test('all words but the last must be there in full', async () => {
  start('coral recr');
  await shows(() => suggested().map(fold), ['coral recruitment']);
  start('reefs sh');
  await shows(suggested, ['Reefs & Shores']);
});

test('no more than six are offered, and nothing for what nobody wrote', async () => {
  start('c');
  await shows(() => suggested().length, 6);
  start('xyzzy');
  await shows(suggested, []);
});

test('choosing one completes the field', async () => {
  start('cho');
  await shows(() => suggested().length > 0, true);
  const first = suggested()[0];
  all('.aa-Item')[0].click();
  await shows(() => one('.aa-Input').value, first);
});
