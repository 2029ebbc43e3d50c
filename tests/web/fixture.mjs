// The works of the fixture and what can be known of them without asking the server.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The path of the records, one JSON object a line. */
export const fixture = fileURLToPath(new URL('fixture.jsonl', import.meta.url));

/** The works in the order of the input, with authors as names, as hits show them. */
export const works = readFileSync(fixture, 'utf8').trim().split('\n').map((line) => {
  const work = JSON.parse(line);
  return {
    ...work,
    authors: work.authors.map((author) => author.name),
    author_ids: work.authors.map((author) => author.id),
  };
});

export const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The words of a text, folded. */
export const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** The works with a word that begins as `beginning` does, in a field that is searched. */
export function matching(beginning, among = works) {
  return among.filter((work) => [work.title, work.abstract, work.venue, ...work.authors, ...work.topics]
    .some((text) => wordsOf(text).some((word) => word.startsWith(fold(beginning)))));
}

/** The values of an attribute ("topic.lvl0") as a list, empty when the work has none. */
export function valuesOf(work, attribute) {
  const value = attribute.split('.').reduce((object, name) => object?.[name], work);
  return value === undefined ? [] : [value].flat();
}

/** How many of `among` have each value of an attribute: [value, count], most first, then by value. */
export function counts(attribute, among = works) {
  const found = new Map();
  for (const work of among) {
    for (const value of new Set(valuesOf(work, attribute))) found.set(value, (found.get(value) ?? 0) + 1);
  }
  return [...found].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

/** The ids of works, in order. */
export const ids = (some) => some.map((work) => work.id);

/** A copy of `some` by a number of theirs, greatest first; equal ones stay in the order of the input. */
export const greatestFirst = (attribute, some = works) => [...some].sort((a, b) => b[attribute] - a[attribute]);
