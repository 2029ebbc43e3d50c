// The table of versions in docs/widgets.md.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

test('docs/widgets.md names the versions that are tested', () => {
  const doc = readFileSync(join(process.env.KINDRED_SOURCE, 'docs/widgets.md'), 'utf8');
  const named = [...doc.matchAll(/^\| `([^`]+)` \| ([0-9.]+) \|$/gm)].map(([, name, version]) => [name, version]);
  const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
  const pinned = { ...dependencies, meilisearch: dependencies['meilisearch-latest'].split('@').at(-1) };
  assert.equal(named.length, 6);
  for (const [name, version] of named) assert.equal(version, pinned[name], name);
});
