// Two recordings of one build are the same, and a changed answer is found.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const bin = process.env.KINDRED_BIN;
const program = fileURLToPath(new URL('answers.mjs', import.meta.url));
/** Questions are many; so that the test is quick, one of these is asked. */
const every = '50';

function run(command, ...words) {
  const { status, stdout, stderr, error } = spawnSync(command, words, { encoding: 'utf8' });
  if (error) throw error;
  return { status, said: stdout + stderr };
}

function succeed(command, ...words) {
  const { status, said } = run(command, ...words);
  assert.equal(status, 0, said);
}

test('two recordings of one build are the same, and a changed answer is found', (context) => {
  const directory = mkdtempSync(join(tmpdir(), 'kindred-answers-test-'));
  context.after(() => rmSync(directory, { recursive: true, force: true }));
  const [corpus, index, a, b] = ['sample.jsonl', 'index', 'a.jsonl', 'b.jsonl'].map((name) => join(directory, name));
  succeed(join(bin, 'kindred-index'), 'sample', corpus, '--works', '500', '--seed', '1');
  succeed(join(bin, 'kindred-index'), 'build', index, corpus, '--quiet');
  for (const out of [a, b]) succeed(process.execPath, program, 'record', bin, index, corpus, out, every);
  const { status, said } = run(process.execPath, program, 'compare', a, b);
  assert.equal(status, 0, said);
  assert.match(said, /[1-9]\d\d answers, all the same/);

  writeFileSync(b, readFileSync(b, 'utf8').replace('"status":200', '"status":500'));
  assert.equal(run(process.execPath, program, 'compare', a, b).status, 1);
});
