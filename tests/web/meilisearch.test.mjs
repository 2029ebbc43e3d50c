// The official JavaScript client of Meilisearch.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Meilisearch, MeilisearchApiError } from 'meilisearch-latest';

import { counts, greatestFirst, ids, matching, works } from './fixture.mjs';
import { serve } from './server.mjs';

let server;
let client;
let index;
before(async () => {
  server = await serve();
  client = new Meilisearch({ host: server.url });
  index = client.index('works');
});
after(() => server?.close());

const sorted = (list) => [...list].sort();

/** Checks that `asked` fails as the API says, with this status and code. */
async function fails(asked, status, code, message) {
  await assert.rejects(asked, (error) => {
    assert.ok(error instanceof MeilisearchApiError, String(error));
    assert.equal(error.response.status, status);
    assert.equal(error.cause.code, code);
    assert.equal(error.cause.type, 'invalid_request');
    assert.match(error.cause.link, new RegExp(`#${code}$`));
    assert.match(error.message, message);
    return true;
  });
}

test('search finds, sorts, filters and counts', async () => {
  const found = await index.search('coral', { limit: 20, facets: ['venue', 'year'] });
  const expected = matching('coral');
  assert.deepEqual(sorted(ids(found.hits)), sorted(ids(expected)));
  assert.equal(found.query, 'coral');
  assert.equal(found.estimatedTotalHits, expected.length);
  assert.deepEqual(found.facetDistribution.venue, Object.fromEntries(counts('venue', expected)));
  const years = expected.map((work) => work.year);
  assert.deepEqual(found.facetStats.year, { min: Math.min(...years), max: Math.max(...years) });

  const cited = await index.search('', { filter: 'year >= 2020 AND venue = SIGIR', sort: ['cited_by_count:desc'] });
  const late = works.filter((work) => work.year >= 2020 && work.venue === 'SIGIR');
  assert.deepEqual(ids(cited.hits), ids(greatestFirst('cited_by_count', late)));
});

test('a hit is the record, and no more than was asked for', async () => {
  const { hits } = await index.search('parrotfish');
  const { author_ids, topics, topic, cited_by_count, year } = works.find((work) => work.title.startsWith('Parrotfish'));
  assert.equal(hits.length, 1);
  assert.deepEqual(
    [hits[0].author_ids, hits[0].topics, hits[0].topic, hits[0].cited_by_count, hits[0].year],
    [author_ids, topics, topic, cited_by_count, year],
  );
  const few = await index.search('parrotfish', { attributesToRetrieve: ['title', 'topic.lvl0'] });
  assert.deepEqual(few.hits, [{ title: hits[0].title, topic: { lvl0: 'Earth science' } }]);
});

test('matches are marked and found in the original', async () => {
  const { hits: [hit] } = await index.search('parrotfish', {
    attributesToRetrieve: ['title'],
    attributesToHighlight: ['title'],
    highlightPreTag: '<b>',
    highlightPostTag: '</b>',
    showMatchesPosition: true,
  });
  assert.equal(hit._formatted.title, '<b>Parrotfish</b> grazing and coral recruitment');
  assert.deepEqual(hit._matchesPosition.title, [{ start: 0, length: 10 }]);
});

test('search by GET gives the same hits', async () => {
  const filter = '"topic.lvl1" = "Earth science > Glaciology"';
  const options = { filter, facets: ['venue'], sort: ['year:asc'], limit: 5 };
  const posted = await index.search('glacier', options);
  const got = await index.searchGet('glacier', options);
  assert.ok(posted.hits.length > 0);
  assert.deepEqual(got.hits, posted.hits);
  assert.deepEqual(got.facetDistribution, posted.facetDistribution);
});

test('pages have exact totals', async () => {
  const page = await index.search('', { page: 6, hitsPerPage: 11 });
  assert.deepEqual(ids(page.hits), ids(works.slice(55)));
  assert.deepEqual([page.totalHits, page.totalPages, page.page, page.hitsPerPage], [60, 6, 6, 11]);
  assert.equal(page.estimatedTotalHits, undefined);
});

test('several searches in one request', async () => {
  const { results } = await client.multiSearch({
    queries: [
      { indexUid: 'works', q: 'coral', limit: 20 },
      { indexUid: 'researchers', q: 'kahale' },
      { indexUid: 'suggestions', q: 'coral bl' },
    ],
  });
  assert.deepEqual(results.map((result) => result.indexUid), ['works', 'researchers', 'suggestions']);
  assert.deepEqual(sorted(ids(results[0].hits)), sorted(ids(matching('coral'))));
  assert.deepEqual(results[1].hits.map((hit) => hit.name), ['Leilani Kahale']);
  assert.equal(results[1].hits[0].works_count, works.filter((work) => work.author_ids.includes('A8')).length);
  assert.ok(results[2].hits.every((hit) => /^coral bl/i.test(hit.query)));
  assert.ok(results[2].hits.length > 0);
});

test('words may be missing, or may not', async () => {
  const both = ids(matching('heat', matching('coral')));
  const either = ids(works).filter((id) => [...matching('coral'), ...matching('heat')].some((work) => work.id === id));
  assert.ok(both.length > 0 && both.length < either.length);
  const found = async (matchingStrategy) => (await index.search('coral heat', { matchingStrategy })).hits;
  assert.deepEqual(sorted(ids(await found('all'))), sorted(both));
  assert.deepEqual(sorted(ids(await found('last'))), sorted(either));
  assert.deepEqual(sorted(ids(await found('frequency'))), sorted(ids(matching('heat'))));
  assert.deepEqual(sorted(ids((await index.searchGet('coral heat', { matchingStrategy: 'all' })).hits)), sorted(both));
});

test('words are looked for in the attributes that are named', async () => {
  const titled = works.filter((work) => /\breefs?\b/i.test(work.title));
  assert.ok(titled.length > 0 && titled.length < matching('reef').length);
  const { hits } = await index.search('reef', { attributesToSearchOn: ['title'] });
  assert.deepEqual(sorted(ids(hits)), sorted(ids(titled)));
});

test('hits have scores, and a threshold leaves out the low ones', async () => {
  const { hits } = await index.search('coral reef heat', { showRankingScore: true, showRankingScoreDetails: true });
  const scores = hits.map((hit) => hit._rankingScore);
  assert.ok(scores.every((score) => score > 0 && score <= 1));
  assert.deepEqual(scores, [...scores].sort((a, b) => b - a));
  assert.ok(hits.every((hit) => hit._rankingScoreDetails.words.maxMatchingWords === 3));
  assert.ok(scores.at(-1) < scores[0]);
  const rankingScoreThreshold = (scores[0] + scores.at(-1)) / 2;
  const best = await index.search('coral reef heat', { rankingScoreThreshold });
  assert.deepEqual(ids(best.hits), ids(hits.filter((hit) => hit._rankingScore >= rankingScoreThreshold)));
  assert.equal(best.hits[0]._rankingScore, undefined);
});

test('the hits of several searches come as one list', async () => {
  const asked = {
    federation: { limit: 30, facetsByIndex: { works: ['venue'] } },
    queries: [
      { indexUid: 'works', q: 'coral' },
      { indexUid: 'researchers', q: 'kahale', federationOptions: { weight: 0.5 } },
    ],
  };
  const merged = await client.multiSearch(asked);
  const from = (uid) => merged.hits.filter((hit) => hit._federation.indexUid === uid);
  assert.deepEqual(sorted(ids(from('works'))), sorted(ids(matching('coral'))));
  assert.deepEqual(from('researchers').map((hit) => hit.name), ['Leilani Kahale']);
  assert.ok(from('researchers')[0]._federation.weightedRankingScore <= 0.5);
  const scores = merged.hits.map((hit) => hit._federation.weightedRankingScore);
  assert.deepEqual(scores, [...scores].sort((a, b) => b - a));
  assert.equal(merged.estimatedTotalHits, merged.hits.length);
  assert.deepEqual(merged.facetsByIndex.works.distribution.venue, Object.fromEntries(counts('venue', matching('coral'))));
});

test('values of a facet are searched', async () => {
  const { facetHits, facetQuery } = await index.searchForFacetValues({ facetName: 'venue', facetQuery: 'jour' });
  const journals = counts('venue').filter(([venue]) => /\bjour/i.test(venue));
  assert.deepEqual(
    sorted(facetHits.map(({ value, count }) => `${value}: ${count}`)),
    sorted(journals.map(([value, count]) => `${value}: ${count}`)),
  );
  assert.equal(facetQuery, 'jour');
  const among = await index.searchForFacetValues({ facetName: 'venue', q: 'coral', filter: 'year > 2018' });
  const some = matching('coral').filter((work) => work.year > 2018);
  assert.deepEqual(
    Object.fromEntries(among.facetHits.map(({ value, count }) => [value, count])),
    Object.fromEntries(counts('venue', some)),
  );
});

test('what is wrong with a request is said in the dialect', async () => {
  await fails(client.index('films').search('x'), 404, 'index_not_found', /^Index `films` not found\.$/);
  await fails(index.search('x', { filter: 'title = x' }), 400, 'invalid_search_filter', /`title` is not filterable/);
  await fails(index.search('x', { filter: 'year >' }), 400, 'invalid_search_filter', /./);
  await fails(index.search('x', { sort: ['venue:asc'] }), 400, 'invalid_search_sort', /`venue` is not sortable/);
  await fails(index.search('x', { facets: ['doi'] }), 400, 'invalid_search_facets', /`doi` is not filterable/);
  await fails(index.search('x', { limit: 'many' }), 400, 'invalid_search_limit', /`\.limit`/);
  await fails(index.search('x', { colour: 'red' }), 400, 'bad_request', /`colour`/);
  await fails(index.search('x', { matchingStrategy: 'most' }), 400, 'invalid_search_matching_strategy', /`last`, `all`/);
  await fails(index.search('x', { rankingScoreThreshold: 2 }), 400, 'invalid_search_ranking_score_threshold', /`1\.0`/);
  await fails(
    index.search('x', { attributesToSearchOn: ['doi'] }),
    400, 'invalid_search_attributes_to_search_on', /`doi` is not searchable/,
  );
  await fails(
    client.index('researchers').search('x', { hybrid: { embedder: 'default', semanticRatio: 0.9 } }),
    400, 'invalid_search_hybrid', /only works/,
  );
  await fails(client.multiSearch({ queries: [{ indexUid: 'works', limit: -1 }] }), 400, 'invalid_search_limit', /./);
  await fails(index.searchForFacetValues({ facetName: 'doi' }), 400, 'invalid_facet_search_facet_name', /`doi`/);
});

test('the server says that it is there', async () => {
  assert.equal(await client.isHealthy(), true);
  assert.deepEqual(await client.health(), { status: 'available' });
  assert.match((await client.getVersion()).pkgVersion, /^\d+\.\d+\.\d+$/);
});

test('a browser may ask from pages of other origins', async () => {
  const answer = await fetch(`${server.url}/multi-search`, {
    method: 'OPTIONS',
    headers: {
      Origin: 'https://library.example.org',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,content-type,x-meilisearch-client',
    },
  });
  assert.ok(answer.ok);
  assert.match(answer.headers.get('access-control-allow-origin'), /^(\*|https:\/\/library\.example\.org)$/);
  const allowed = answer.headers.get('access-control-allow-headers').toLowerCase();
  if (allowed !== '*') {
    for (const name of ['authorization', 'content-type', 'x-meilisearch-client']) {
      assert.ok(allowed.includes(name), allowed);
    }
  }
  assert.match(answer.headers.get('access-control-allow-methods'), /POST|\*/);
});
