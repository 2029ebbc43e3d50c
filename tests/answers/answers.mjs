// Shows that a change of the code changes no answer: records what the programs of a build answer, over HTTP and on the
// command line, and compares two recordings byte for byte. Times, versions and dates of the build are blanked.
// What is asked follows from the corpus alone, so every build is asked the same. See `usage` below.
import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

import { commands } from './commands.mjs';
import { drawing, get, readCorpus } from './draw.mjs';
import { errors } from './errors.mjs';
import { guardedOptions, httpRequests, keyRequests, masterKey } from './http.mjs';
import { recommendations } from './recommendations.mjs';
import { searches } from './searches.mjs';

const usage = `node tests/answers/answers.mjs record BIN INDEX CORPUS OUT.jsonl [EVERY]
    asks kindred-serve, kindred-query and kindred-index of the directory BIN about INDEX, which was built from CORPUS
    (works as JSON lines, or that with .zst), and writes a line of JSON for every answer; takes some minutes, less with
    every EVERYth question only
node tests/answers/answers.mjs compare A.jsonl B.jsonl
    exits with 1 and shows the first differences when the answers are not the same`;

/** Requests under way at once. */
const atOnce = 3;
/** Longest wait for an answer or the end of a command. */
const milliseconds = 60_000;
const shownDifferences = 10;
/** Shown around the first byte that differs. */
const shownCharacters = 160;

const blanks = [
  [/("processingTimeM[sS]": ?)\d+/g, '$1"TIME"'],
  [/("(?:commitSha|commitDate|pkgVersion|lastUpdate|builtAt)":)"[^"]*"/g, '$1"BUILD"'],
  [/("(?:createdAt|updatedAt)":)"(?!1970)[^"]*"/g, '$1"BUILD"'],
  [/("name":"kindred","version":)"[^"]*"(.*"generation":)\d+/, '$1"BUILD"$2"BUILD"'],
  [/("info":\{"title":"[^"]*","version":)"[^"]*"/, '$1"BUILD"'],
  [/^Date: .*\r\n/gm, ''],
];
const blanked = (text) => blanks.reduce((left, [what, by]) => left.replace(what, by), text);

/** The program with its arguments, run to its end or until `ready` finds something in its output. */
function run(program, words, options, ready = () => false) {
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  const said = { stdout: '', stderr: '' };
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (status) => done({ child, status, ...said }));
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8').on('data', (text) => {
        said[name] += text;
        if (ready(said.stdout)) done({ child, status: null, ...said });
      });
    }
  });
}

/** Serves `index` on a free port until `close` is called. */
async function serve(bin, index, options = []) {
  const words = [index, '--port', '0', '--threads', '2', '--log-level', 'warn', ...options];
  const address = /http:\/\/127\.0\.0\.1:(\d+)\n/;
  const { child, status, stdout, stderr } = await run(join(bin, 'kindred-serve'), words, {},
    (text) => address.test(text));
  if (status !== null) throw new Error(`kindred-serve ended: ${stderr}`);
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  return {
    port: Number(stdout.match(address)[1]),
    agent: new Agent({ keepAlive: true, maxSockets: atOnce }),
    close: () => new Promise((done) => {
      process.removeListener('exit', kill);
      child.once('close', done).kill('SIGTERM');
    }),
  };
}

/** The headers as they came, without those that change from one answer to the next. */
function headersOf(answer, timed) {
  const headers = [];
  for (let i = 0; i < answer.rawHeaders.length; i += 2) {
    const [name, value] = answer.rawHeaders.slice(i, i + 2);
    if (name !== 'Date' && !(timed && name === 'Content-Length')) headers.push(`${name}: ${value}`);
  }
  return headers;
}

function answerOver({ port, agent }, { method, path, headers, body }) {
  return new Promise((done, failed) => {
    // Node says the length of a body only where the method expects one.
    const all = body === undefined ? headers : { ...headers, 'Content-Length': Buffer.byteLength(body) };
    const sent = httpRequest({ host: '127.0.0.1', port, agent, method, path, headers: all }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece) => { text += piece; }).on('error', failed).on('end', () => {
        const shown = blanked(text);
        const timed = shown !== text || (method === 'HEAD' && /search|similar|version|^\/$/.test(path));
        done({ status: answer.statusCode, headers: headersOf(answer, timed), text: shown });
      });
    });
    sent.setTimeout(milliseconds, () => sent.destroy(new Error('no answer'))).on('error', failed).end(body);
  });
}

function answerToBytes({ port }, bytes) {
  return new Promise((done, failed) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    socket.setEncoding('utf8').on('data', (piece) => { text += piece; }).on('error', failed);
    socket.setTimeout(milliseconds, () => socket.destroy(new Error('no answer')));
    socket.on('end', () => done({ status: Number(text.split(' ')[1]), text: blanked(text) }));
  });
}

async function answerOfCommand([program, ...words], { bin, index, directory }) {
  const line = words.map((word) => (word === 'INDEX' ? index : word));
  const { status, stdout, stderr } = await run(join(bin, program), line, { cwd: directory, timeout: milliseconds });
  const shown = (text) => blanked(text).replaceAll(index, 'INDEX').replace(/[\d.]+ ms$/gm, 'TIME ms');
  return { status, text: shown(stdout), stderr: shown(stderr) };
}

/** Writes a line for each of `requests`, in their order, `count` at once. */
async function write(out, requests, count, answer, tally) {
  for (let from = 0; from < requests.length; from += 60) {
    const part = requests.slice(from, from + 60);
    const lines = [];
    let next = 0;
    const work = async () => {
      while (next < part.length) {
        const place = next++;
        const { kind, ...asked } = part[place];
        const answered = await answer(asked).catch((error) => {
          throw new Error(`${kind} ${JSON.stringify(asked).slice(0, 1000)}: ${error.message}`);
        });
        (tally[kind] ??= {})[answered.status] = (tally[kind][answered.status] ?? 0) + 1;
        lines[place] = `${JSON.stringify({ kind, asked, ...answered })}\n`;
      }
    };
    await Promise.all(Array.from({ length: count }, work));
    if (!out.write(lines.join(''))) await new Promise((drained) => { out.once('drain', drained); });
  }
}

async function record(bin, indexPath, corpusPath, outPath, every = 1) {
  const index = resolve(indexPath);
  const corpus = await readCorpus(corpusPath);
  /** They stand in requests that are about something else than who is asked for. */
  const examples = { work: corpus.works[0], author: corpus.authors[100] };
  const directory = mkdtempSync(join(tmpdir(), 'kindred-answers-'));
  const out = createWriteStream(outPath);
  const tally = {};
  const asked = (questions) => questions.filter((_, place) => place % every === 0);
  const ask = (server) => (one) => (one.raw ? answerToBytes(server, one.raw) : answerOver(server, one));
  try {
    const open = await serve(bin, index);
    const drawn = [...searches(drawing(corpus, 1)), ...recommendations(drawing(corpus, 2))];
    const requests = [...drawn, ...errors(examples), ...httpRequests(examples)];
    await write(out, asked(requests), atOnce, ask(open), tally);
    await open.close();

    const guarded = await serve(bin, index, guardedOptions);
    const listed = await answerOver(guarded, get('/keys', {}, { Authorization: `Bearer ${masterKey}` }));
    const withKeys = keyRequests(examples, JSON.parse(listed.text).results);
    await write(out, asked(withKeys), atOnce, ask(guarded), tally);
    await guarded.close();

    const lines = commands(drawing(corpus, 3), directory);
    const place = { bin: resolve(bin), index, directory };
    await write(out, asked(lines), 2, ({ command: line }) => answerOfCommand(line, place), tally);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  await new Promise((closed) => { out.end(closed); });
  for (const [kind, statuses] of Object.entries(tally)) {
    console.log(`${kind}: ${Object.entries(statuses).map(([status, count]) => `${count} with ${status}`).join(', ')}`);
  }
}

function showDifference(number, left, right) {
  console.log(`\nline ${number}, ${left.kind}: ${JSON.stringify(left.asked).slice(0, 1000)}`);
  for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const [a, b] = [left[name],
      right[name]].map((value) => (typeof value === 'string' ? value : String(JSON.stringify(value))));
    if (a === b) continue;
    let at = 0;
    while (a[at] === b[at]) ++at;
    const around = (text) => text.slice(Math.max(0, at - shownCharacters / 2), at + shownCharacters / 2);
    console.log(`  ${name} differs from character ${at}\n    A: ${around(a)}\n    B: ${around(b)}`);
  }
}

/** True when both files have the same lines. */
async function compare(pathA, pathB) {
  const [linesA, linesB] = [pathA,
    pathB].map((path) => createInterface({ input: createReadStream(path) })[Symbol.asyncIterator]());
  const differing = {};
  let number = 0;
  let differences = 0;
  for (;;) {
    const [a, b] = await Promise.all([linesA.next(), linesB.next()]);
    if (a.done && b.done) break;
    number += 1;
    if (a.done || b.done) {
      console.log(`\n${a.done ? pathA : pathB} ends before line ${number}`);
      differences += 1;
      break;
    }
    if (a.value === b.value) continue;
    const left = JSON.parse(a.value);
    differing[left.kind] = (differing[left.kind] ?? 0) + 1;
    if (++differences <= shownDifferences) showDifference(number, left, JSON.parse(b.value));
  }
  const result = differences === 0 ? 'all the same' : `${differences} differ: ${JSON.stringify(differing)}`;
  console.log(`${number} answers, ${result}`);
  return differences === 0;
}

const [command, ...paths] = process.argv.slice(2);
const every = paths.length === 5 ? Number(paths.pop()) : 1;
if (command === 'record' && paths.length === 4 && every >= 1) {
  await record(...paths, every);
} else if (command === 'compare' && paths.length === 2) {
  process.exitCode = await compare(...paths) ? 0 : 1;
} else {
  const help = command === '--help';
  (help ? console.log : console.error)(usage);
  process.exitCode = help ? 0 : 2;
}
