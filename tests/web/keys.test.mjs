// A server with a master key, and who may ask it what.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Meilisearch, MeilisearchApiError } from 'meilisearch-latest';

import { all, show, shows } from './page.mjs';
import { serve } from './server.mjs';

const masterKey = 'a-master-key-of-the-tests';

let server;
let master;
before(async () => {
  server = await serve('--master-key', masterKey);
  master = new Meilisearch({ host: server.url, apiKey: masterKey });
});
after(() => server?.close());

const keyNamed = async (name) => (await master.getKeys()).results.find((key) => key.name === name);
const withKey = (apiKey) => new Meilisearch({ host: server.url, apiKey });

const fails = (asked, status, code) => assert.rejects(asked, (error) => {
  assert.ok(error instanceof MeilisearchApiError, String(error));
  assert.deepEqual([error.response.status, error.cause.code, error.cause.type], [status, code, 'auth']);
  return true;
});

test('the master key lists the keys that follow from it', async () => {
  const { results, total } = await master.getKeys();
  assert.deepEqual(results.map((key) => key.name), ['Default Search API Key', 'Default Read-Only Admin API Key']);
  assert.equal(total, 2);
  const search = results[0];
  assert.deepEqual(search.actions, ['search']);
  assert.match(search.key, /^[0-9a-f]{64}$/);
  assert.deepEqual(await master.getKey(search.uid), await master.getKey(search.key));
});

test('the search key searches and does nothing else', async () => {
  const client = withKey((await keyNamed('Default Search API Key')).key);
  assert.ok((await client.index('works').search('coral')).hits.length > 0);
  assert.equal((await client.multiSearch({ queries: [{ indexUid: 'works' }] })).results.length, 1);
  assert.ok((await client.index('works').searchForFacetValues({ facetName: 'venue' })).facetHits.length > 0);
  await fails(client.getKeys(), 403, 'invalid_api_key');
  await fails(client.getStats(), 403, 'invalid_api_key');
  await fails(client.index('works').getDocuments(), 403, 'invalid_api_key');
});

test('the read-only key reads everything', async () => {
  const client = withKey((await keyNamed('Default Read-Only Admin API Key')).key);
  assert.equal((await client.getKeys()).total, 2);
  assert.equal((await client.index('works').getDocuments({ limit: 1 })).total, 60);
  assert.equal((await client.getStats()).indexes.works.numberOfDocuments, 60);
});

test('a wrong key and no key are refused', async () => {
  await fails(withKey('wrong').index('works').search('coral'), 403, 'invalid_api_key');
  await fails(withKey(undefined).index('works').search('coral'), 401, 'missing_authorization_header');
  assert.equal(await withKey(undefined).isHealthy(), true);
});

test('without a master key there are no keys', async () => {
  const open = await serve();
  try {
    await fails(new Meilisearch({ host: open.url }).getKeys(), 401, 'missing_master_key');
  } finally {
    await open.close();
  }
});

test('a page shows works with the search key, and none without', async () => {
  const { key } = await keyNamed('Default Search API Key');
  await show('InstantSearch', server.url, (script) => script.replace("7711', ''", `7711', '${key}'`));
  await shows(() => all('#hits li').length, 10);
});
