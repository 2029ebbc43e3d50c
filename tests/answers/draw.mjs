// What requests are made of, drawn from a corpus in the same order every time.
import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** Of this many works one is kept whole, to draw titles and abstracts from. */
const sampling = 16;

/** The works that are drawn from, and all authors with the number of their works, most works first. */
export async function readCorpus(path) {
  const input = path.endsWith('.zst') ? spawn('zstd', ['-dcq', path], { stdio: ['ignore', 'pipe', 'inherit'] }).stdout
    : createReadStream(path);
  const works = [];
  const authors = new Map();
  let number = 0;
  for await (const line of createInterface({ input })) {
    const work = JSON.parse(line);
    for (const { id, name } of work.authors ?? []) {
      if (id && name) authors.set(id, { id, name, works: (authors.get(id)?.works ?? 0) + 1 });
    }
    if (number++ % sampling === 0 && work.authors?.[0]?.id && work.abstract) works.push(work);
  }
  if (works.length === 0) throw new Error(`${path} has no works with authors and an abstract`);
  const byWorks = [...authors.values()].sort((a, b) => b.works - a.works || (a.id < b.id ? -1 : 1));
  return { works, authors: byWorks };
}

/** Draws from `corpus`; the same `seed` gives the same things. */
export function drawing({ works, authors }, seed) {
  let state = seed;
  /** 0 to `n` - 1 (mulberry32). */
  const below = (n) => {
    state = (state + 0x6D2B79F5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return Math.floor((((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32) * n);
  };
  const one = (list) => list[below(list.length)];
  const chance = (percent) => below(100) < percent;
  const some = (list, most) => Array.from({ length: 1 + below(most) }, () => one(list));
  const work = () => one(works);
  const run = (text, count) => {
    const words = text.split(/\s+/);
    const from = below(Math.max(1, words.length - count + 1));
    return words.slice(from, from + count).join(' ');
  };
  const title = (count = 1 + below(8)) => run(work().title, count);
  const swapped = (text) => {
    const at = below(Math.max(1, text.length - 1));
    return text.slice(0, at) + text.slice(at + 1, at + 2) + text.slice(at, at + 1) + text.slice(at + 2);
  };
  const author = () => one(chance(50) ? authors.slice(0, 3000) : authors);
  const named = (field) => {
    for (;;) {
      const value = field === 'institution' ? one(work().authors).institution : [work()[field]].flat()[0];
      if (value) return value;
    }
  };
  const shapes = [
    () => author().name,
    () => run(work().abstract, 1 + below(8)),
    () => `"${title(2)}" ${title(1)}`,
    () => `${title(2)} -${title(1)}`,
    () => swapped(title(2)),
    () => title().slice(0, -2),
    () => `${title(1)} ${title(1)} ${title(1)} `,
    () => title().toLowerCase(),
  ];
  /** What somebody might type into a search box. */
  const query = () => (chance(50) ? title() : one(shapes)());
  return { below, one, chance, some, work, author, named, title, query, run };
}

/** A request with its parameters in the URL, where lists are comma-separated. */
export function get(path, parameters = {}, headers = {}) {
  const flat = Object.entries(parameters).map(([name, value]) => (name === 'hybrid' && value.semanticRatio !== undefined
    ? ['hybridSemanticRatio', value.semanticRatio] : [name, Array.isArray(value) ? value.join(',') : value]));
  const query = new URLSearchParams(flat).toString();
  return { method: 'GET', path: query ? `${path}?${query}` : path, headers };
}

/** A request with a body: JSON, unless it is a string already. */
export function post(path, body, headers = { 'Content-Type': 'application/json' }) {
  return { method: 'POST', path, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

export const of = (kind, requests) => requests.map((request) => ({ kind, ...request }));
/** The words of a list that is written as one string. */
export const words = (text) => text.trim().split(/\s+/);
export const times = (count, make) => Array.from({ length: count }, (_, place) => make(place));
