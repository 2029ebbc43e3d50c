// The recommendation widgets of InstantSearch, as docs/widgets.md connects them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { liteClient } from 'algoliasearch/lite';

import { counts, works } from './fixture.mjs';
import { all, show, shows, snippet, texts } from './page.mjs';
import { serve } from './server.mjs';

const masterKey = 'a-master-key-of-some-length';
const seeds = ['W1', 'W4'];
const seedTitles = works.filter(({ id }) => seeds.includes(id)).map(({ title }) => title);

let server;
before(async () => { server = await serve(); });
after(() => server?.close());

/** The script of the page with the client of another section. */
const withAlgolia = (script) => script.replace(
  /import \{ instantMeiliSearch[^]*?(?=const search = )/,
  snippet('Recommendations with algoliasearch', 'js'),
);

const latest = Math.max(...works.map(({ year }) => year));
const recent = works.filter(({ year }) => year > latest - 3);
const rate = ({ cited_by_count: cited, year }) => cited / (latest - year + 1);
const trending = [...recent].sort((a, b) => rate(b) - rate(a)).slice(0, 5).map(({ title }) => title);
const coauthored = works.filter(({ id, author_ids: authors }) => id !== 'W1'
  && authors.some((author) => works[0].author_ids.includes(author))).map(({ title }) => title);

for (const [client, change] of [['instant-meilisearch', (script) => script], ['algoliasearch', withAlgolia]]) {
  test(`all five widgets show recommendations through ${client}`, async () => {
    await show('Recommendations', server.url, change);
    await shows(() => texts('#trending cite'), trending);
    await shows(() => texts('#topics b'), counts('topics', recent).slice(0, 5).map(([topic]) => topic));
    for (const widget of ['#related', '#alike']) {
      await shows(() => all(`${widget} cite`).length > 0, true);
      const titles = texts(`${widget} cite`);
      assert.ok(titles.length >= 5 && titles.length <= 10, `${widget}: five for each seed, merged`);
      assert.equal(new Set(titles).size, titles.length);
      assert.deepEqual(titles.filter((title) => seedTitles.includes(title)), []);
    }
    for (const seed of seeds) {
      const { hits: [closest] } = await (await fetch(`${server.url}/api/v1/works/${seed}/similar?limit=1`)).json();
      assert.ok(texts('#related cite').includes(closest.title), closest.title);
    }
    await shows(() => all('#together cite').length, 5);
    for (const title of texts('#together cite')) assert.ok(coauthored.includes(title), title);
  });
}

test('the client of Algolia is told what is wrong, and shows its key', async () => {
  const guarded = await serve('--master-key', masterKey);
  try {
    const { host } = new URL(guarded.url);
    const ask = (key, request) => liteClient('kindred', key, { hosts: [{ url: host, protocol: 'http', accept: 'readWrite' }] })
      .getRecommendations({ requests: [{ indexName: 'works', model: 'trending-items', threshold: 0, ...request }] });
    const { results } = await ask(masterKey, { maxRecommendations: 2 });
    assert.deepEqual(results[0].hits.map(({ title }) => title), trending.slice(0, 2));
    await assert.rejects(ask('wrong-key', {}), { status: 403, message: 'The provided API key is invalid.' });
    await assert.rejects(ask(masterKey, { indexName: 'doggo' }), { status: 404, message: /Index doggo does not exist/ });
  } finally {
    await guarded.close();
  }
});

test('people are recommended too, and none of the seeds', async () => {
  const client = liteClient('kindred', 'none', {
    hosts: [{ url: new URL(server.url).host, protocol: 'http', accept: 'readWrite' }],
  });
  const { results } = await client.getRecommendations({
    requests: ['A9', 'A10'].map((objectID) => ({
      indexName: 'researchers', model: 'related-products', objectID, threshold: 0, queryParameters: { filters: 'works_count >= 2' },
    })),
  });
  assert.equal(results.length, 2);
  for (const { hits } of results) {
    assert.ok(hits.length > 0);
    assert.ok(hits.every(({ objectID, works_count: count }) => !['A9', 'A10'].includes(objectID) && count >= 2));
  }
});
