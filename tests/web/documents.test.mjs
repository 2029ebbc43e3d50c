// What the client of Meilisearch reads beside searching: documents, indexes, stats, settings.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Meilisearch, MeilisearchApiError } from 'meilisearch-latest';

import { greatestFirst, ids, works } from './fixture.mjs';
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

const fails = (asked, status, code) => assert.rejects(asked, (error) => {
  assert.ok(error instanceof MeilisearchApiError, String(error));
  assert.deepEqual([error.response.status, error.cause.code], [status, code]);
  return true;
});

test('documents come page by page in the order of the input', async () => {
  const seen = [];
  for (let offset = 0; offset < 60; offset += 25) {
    const page = await index.getDocuments({ offset, limit: 25 });
    assert.deepEqual([page.offset, page.limit, page.total], [offset, 25, 60]);
    seen.push(...page.results);
  }
  assert.deepEqual(ids(seen), ids(works));
  assert.deepEqual(seen.map((work) => work.authors), works.map((work) => work.authors));
  assert.deepEqual(seen.map((work) => work.topic), works.map((work) => work.topic));
});

test('documents are filtered and sorted, and show the fields asked for', async () => {
  const filter = 'venue = VLDB';
  const page = await index.getDocuments({ filter, sort: ['year:desc'], fields: ['id', 'year'], limit: 3 });
  const expected = greatestFirst('year', works.filter((work) => work.venue === 'VLDB'));
  assert.equal(page.total, expected.length);
  assert.deepEqual(page.results, expected.slice(0, 3).map(({ id, year }) => ({ id, year })));
  const some = await index.getDocuments({ ids: ['W7', 'W3', 'nothing'], fields: ['id'] });
  assert.deepEqual(ids(some.results).sort(), ['W3', 'W7']);
});

test('one document is the record', async () => {
  const expected = works[22];
  const work = await index.getDocument(expected.id);
  for (const field of ['title', 'abstract', 'authors', 'author_ids', 'year', 'topics', 'topic', 'cited_by_count']) {
    assert.deepEqual(work[field], expected[field], field);
  }
  assert.ok(Object.keys(work).every((name) => !name.startsWith('_')));
  const few = await index.getDocument(expected.id, { fields: ['id', 'year'] });
  assert.deepEqual(few, { id: expected.id, year: expected.year });
  const researcher = await client.index('researchers').getDocument('A4');
  assert.equal(researcher.name, "Mary O'Neill");
  assert.equal(researcher.works_count, works.filter((some) => some.author_ids.includes('A4')).length);
});

test('the indexes are listed and counted', async () => {
  const { results, total } = await client.getRawIndexes();
  assert.deepEqual(results.map((one) => one.uid).sort(), ['researchers', 'suggestions', 'works']);
  assert.equal(total, 3);
  for (const one of results) {
    assert.equal(one.primaryKey, 'id');
    assert.ok(Math.abs(Date.now() - Date.parse(one.createdAt)) < 3600_000, one.createdAt);
  }
  assert.equal((await client.getRawIndex('works')).uid, 'works');

  const stats = await client.getStats();
  const people = new Set(works.flatMap((work) => work.author_ids)).size;
  assert.equal(stats.indexes.works.numberOfDocuments, 60);
  assert.equal(stats.indexes.researchers.numberOfDocuments, people);
  assert.ok(stats.databaseSize > 0);
  const own = await index.getStats();
  assert.equal(own.isIndexing, false);
  assert.equal(own.fieldDistribution.title, 60);
  assert.equal(own.fieldDistribution.references, works.filter((work) => work.references).length);
});

test('settings say what can be asked of a field', async () => {
  const settings = await index.getSettings();
  for (const name of ['year', 'venue', 'topics', 'topic.lvl0']) {
    assert.ok(JSON.stringify(settings.filterableAttributes).includes(`"${name}"`), name);
  }
  assert.deepEqual([...settings.sortableAttributes].sort(), ['cited_by_count', 'date', 'title', 'year']);
});

test('what is not there, and what writes, is an error', async () => {
  await fails(index.getDocument('W999'), 404, 'document_not_found');
  await fails(client.getRawIndex('films'), 404, 'index_not_found');
  await fails(client.index('films').getDocuments(), 404, 'index_not_found');
  await fails(index.getDocuments({ filter: 'title = x' }), 400, 'invalid_document_filter');
  await assert.rejects(index.addDocuments([{ id: 'X1', title: 'x' }]), (error) => {
    assert.ok(error instanceof MeilisearchApiError, String(error));
    assert.equal(error.response.status, 405);
    assert.match(error.message, /kindred-index/);
    return true;
  });
  assert.equal((await index.getDocuments({ limit: 1 })).total, 60);
});
