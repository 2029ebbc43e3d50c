// The InstantSearch page of docs/widgets.md: search box, hits, stats, orders and pages.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import { fold, greatestFirst, ids, matching, wordsOf, works } from './fixture.mjs';
import { all, one, show, shows, textOf, texts, type } from './page.mjs';
import { serve } from './server.mjs';

let server;
before(async () => { server = await serve(); });
after(() => server?.close());

const titles = () => texts('#hits h2');
const titlesOf = (some) => some.map((work) => work.title);
const sorted = (list) => [...list].sort();
const statsText = () => textOf(one('#stats')).replace(/ found.*/, '');

beforeEach(async () => {
  await show('InstantSearch', server.url);
  await shows(() => all('#hits li').length, 10);
});

/** The marked parts of a text. */
const marked = (element) => [...element.querySelectorAll('mark')].map((mark) => mark.textContent);

test('a page without a query shows the works in the order of the input', async () => {
  await shows(titles, titlesOf(works.slice(0, 10)));
  assert.equal(statsText(), '60 results');
  const by = texts('#hits .by');
  assert.equal(by[0], `${works[0].authors.join(', ')} (${works[0].year})`);
});

test('what is typed finds works, and the words found are marked', async () => {
  const expected = matching('coral');
  assert.equal(expected.length, 5);
  type('#query input', 'coral');
  await shows(() => sorted(titles()), sorted(titlesOf(expected)));
  assert.equal(statsText(), '5 results');
  for (const heading of all('#hits h2')) {
    const title = textOf(heading);
    assert.deepEqual(marked(heading).map(fold), wordsOf(title).filter((word) => word === 'coral'), title);
  }
});

test('every keystroke narrows what is found', async () => {
  for (const typed of ['g', 'gl', 'gla', 'glac', 'glacie', 'glacier']) type('#query input', typed);
  await shows(() => sorted(titles()), sorted(titlesOf(matching('glacier'))));
  const heading = () => all('#hits h2').find((element) => textOf(element).startsWith('Surging'));
  await shows(() => marked(heading()), ['glaciers']);
});

test('case and accents do not matter', async () => {
  type('#query input', 'SØRENSEN');
  await shows(() => sorted(titles()), sorted(titlesOf(matching('sørensen'))));
  type('#query input', 'muller');
  const his = works.filter((work) => work.authors.includes('Jürgen Müller'));
  await shows(() => sorted(titles()), sorted(titlesOf(his)));
});

test('an abstract is cut to twelve words around what was found', async () => {
  type('#query input', 'icebergs');
  await shows(titles, ['Calving fronts seen by drones']);
  const snippet = one('#hits .abstract');
  assert.deepEqual(marked(snippet), ['icebergs']);
  const shown = textOf(snippet);
  const words = wordsOf(shown);
  assert.equal(words.length, 12);
  const { abstract } = works.find((work) => work.title.startsWith('Calving'));
  assert.ok(wordsOf(abstract).join(' ').includes(words.join(' ')), shown);
  assert.ok(shown.endsWith('…'), shown);
});

test('signs of markup in a title are text', async () => {
  type('#query input', 'certainty');
  await shows(titles, ['Rankings with n < 10 queries & little certainty']);
  assert.deepEqual(marked(one('#hits h2')), ['certainty']);
  type('#query input', '<img src=x onerror=alert(1)> certainty');
  await shows(() => titles()[0], 'Rankings with n < 10 queries & little certainty');
  assert.equal(all('#hits img').length, 0);
});

test('a query without an answer says so', async () => {
  type('#query input', 'xylophone');
  await shows(statsText, 'No results');
  assert.deepEqual(titles(), []);
});

test('another order sorts all works, not those shown', async () => {
  const select = one('#sort select');
  assert.deepEqual([...select.options].map((option) => option.text), ['Best match', 'Newest', 'Most cited']);
  const choose = (value) => {
    select.value = value;
    select.dispatchEvent(new window.Event('change', { bubbles: true }));
  };
  choose('works:cited_by_count:desc');
  await shows(titles, titlesOf(greatestFirst('cited_by_count').slice(0, 10)));
  choose('works:year:desc');
  await shows(titles, titlesOf(greatestFirst('year').slice(0, 10)));
  type('#query input', 'coral');
  await shows(titles, titlesOf(greatestFirst('year', matching('coral'))));
});

test('pages are numbered, and together have every work once', async () => {
  const numbers = () => texts('#pages .ais-Pagination-item--page');
  await shows(numbers, ['1', '2', '3', '4', '5', '6']);
  const seen = [];
  for (let page = 1; page <= 6; ++page) {
    all('#pages .ais-Pagination-item--page a')[page - 1].click();
    await shows(titles, titlesOf(works.slice(10 * (page - 1), 10 * page)));
    seen.push(...titles());
  }
  assert.deepEqual(seen, titlesOf(works));
  type('#query input', 'coral');
  await shows(numbers, ['1']);
});

test('pages can go on without an end', async () => {
  await show('InstantSearch', server.url, (script) => script
    .replace('finitePagination: true', 'finitePagination: false')
    .replace(/\bhits\b(?=,|\()/g, 'infiniteHits')
    .replace(/ {2}pagination\(.*\n/, ''));
  const shown = () => texts('#hits h2');
  for (let hits = 10; hits <= 60; hits += 10) {
    await shows(shown, titlesOf(works.slice(0, hits)));
    const more = one('#hits .ais-InfiniteHits-loadMore');
    assert.equal(more.disabled, hits === 60);
    more.click();
  }
  assert.equal(new Set(ids(works)).size, shown().length);
});
