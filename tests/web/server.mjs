// kindred-serve on an index of the fixture, as a process of its own.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { fixture } from './fixture.mjs';

const bin = process.env.KINDRED_BIN;
if (!bin) throw new Error('KINDRED_BIN must name the directory of kindred-index and kindred-serve');

function build(index) {
  const built = spawnSync(join(bin, 'kindred-index'), ['build', index, fixture, '--quiet'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`kindred-index: ${built.error ?? built.stderr}`);
}

/** The address in the first line that the server writes. */
async function address(server) {
  let complaint = '';
  server.stderr.on('data', (bytes) => { complaint += bytes; });
  server.once('error', (error) => { complaint += error.message; });
  for await (const line of createInterface({ input: server.stdout })) {
    const found = line.match(/http:\/\/\S+/);
    if (found) return found[0];
  }
  await new Promise((resolve) => { server.once('close', resolve); });
  throw new Error(`kindred-serve ended without an address: ${complaint}`);
}

/**
 * Builds an index of the fixture and serves it on a free port until `close` is called.
 * `options` are more arguments of kindred-serve.
 */
export async function serve(...options) {
  const directory = mkdtempSync(join(tmpdir(), 'kindred-web-'));
  const index = join(directory, 'index');
  build(index);
  const server = spawn(join(bin, 'kindred-serve'), [index, '--port', '0', '--threads', '2', ...options]);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const kill = () => server.kill('SIGKILL');
  process.once('exit', kill);
  const url = await address(server);
  return {
    url,
    async close() {
      server.kill('SIGTERM');
      await ended;
      process.removeListener('exit', kill);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
