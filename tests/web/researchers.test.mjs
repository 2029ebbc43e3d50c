// InstantSearch on the index of researchers, whose records kindred makes from those of works.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import { instantMeiliSearch } from '@meilisearch/instant-meilisearch';

import { fold, works } from './fixture.mjs';
import { all, one, shows, textOf, texts, type } from './page.mjs';
import { serve } from './server.mjs';

const { default: instantsearch } = await import('instantsearch.js/dist/instantsearch.production.min.js');
const { hits, refinementList, searchBox, sortBy, stats } = instantsearch.widgets;

let server;
before(async () => { server = await serve(); });
after(() => server?.close());

/** Researchers as the works have them: id, name, and how many works. */
const researchers = [...new Set(works.flatMap((work) => work.author_ids))].map((id) => {
  const theirs = works.filter((work) => work.author_ids.includes(id));
  return {
    id,
    name: theirs[0].authors[theirs[0].author_ids.indexOf(id)],
    works: theirs,
    cited: theirs.reduce((sum, work) => sum + work.cited_by_count, 0),
  };
});

beforeEach(async () => {
  document.body.innerHTML = '<div id="query"></div><div id="stats"></div><div id="sort"></div><div id="venues"></div>'
    + '<div id="hits"></div>';
  const { searchClient } = instantMeiliSearch(server.url, '', { primaryKey: 'id', finitePagination: true });
  const search = instantsearch({ indexName: 'researchers', searchClient });
  search.addWidgets([
    searchBox({ container: '#query' }),
    stats({ container: '#stats' }),
    sortBy({
      container: '#sort',
      items: [{ label: 'Best', value: 'researchers' }, { label: 'Cited', value: 'researchers:cited_by_count:desc' }],
    }),
    refinementList({ container: '#venues', attribute: 'venues' }),
    hits({
      container: '#hits',
      templates: {
        item: (hit, { html, components }) => html`
          <b>${components.Highlight({ hit, attribute: 'name' })}</b>
          <i>: ${hit.works_count} works, ${hit.cited_by_count} citations</i>`,
      },
    }),
  ]);
  search.start();
  await shows(() => all('#hits li').length, researchers.length);
});

const shown = () => texts('#hits li').sort();
const rows = (some) => some
  .map(({ name, works: theirs, cited }) => `${name}: ${theirs.length} works, ${cited} citations`).sort();

test('everybody who wrote a work is there, people of one name apart', async () => {
  assert.deepEqual(shown(), rows(researchers));
  assert.equal(researchers.filter(({ name }) => name === 'Wei Wang').length, 2);
});

test('a name is found and marked', async () => {
  type('#query input', 'muller');
  await shows(shown, rows(researchers.filter(({ name }) => fold(name).includes('muller'))));
  assert.deepEqual(texts('#hits mark'), ['Müller']);
});

test('researchers are chosen by where they publish, and sorted by citations', async () => {
  const here = researchers.filter((researcher) => researcher.works.some((work) => work.venue === 'VLDB'));
  const item = all('#venues .ais-RefinementList-item').find((element) => textOf(element).startsWith('VLDB'));
  assert.equal(item.querySelector('.ais-RefinementList-count').textContent, String(here.length));
  item.querySelector('input').click();
  await shows(shown, rows(here));
  assert.match(textOf(one('#stats')), new RegExp(`^${here.length} results`));
  const select = one('#sort select');
  select.value = 'researchers:cited_by_count:desc';
  select.dispatchEvent(new window.Event('change', { bubbles: true }));
  await shows(() => texts('#hits b'), [...here].sort((a, b) => b.cited - a.cited).map(({ name }) => name));
});
