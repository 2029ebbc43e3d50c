// The facets of the InstantSearch page of docs/widgets.md: lists, a range and a tree.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import { counts, matching, valuesOf, wordsOf, works } from './fixture.mjs';
import { all, one, rendered, show, shows, textOf, type } from './page.mjs';
import { serve } from './server.mjs';

let server;
before(async () => { server = await serve(); });
after(() => server?.close());

beforeEach(async () => {
  await show('InstantSearch', server.url);
  await shows(() => all('#hits li').length, 10);
});

const found = () => textOf(one('#stats')).replace(/ results? found.*/, '');

/** What a list of values shows: [value, count] from top to bottom. */
const list = (facet) => all(`${facet} .ais-RefinementList-item`).map((item) => [
  textOf(item.querySelector('.ais-RefinementList-labelText')),
  Number(item.querySelector('.ais-RefinementList-count').textContent),
]);

/** The ten values that a list shows: chosen ones first, then the most frequent. */
function expected(attribute, among, chosen = []) {
  const all_ = counts(attribute, among);
  return [...all_.filter(([value]) => chosen.includes(value)), ...all_.filter(([value]) => !chosen.includes(value))]
    .slice(0, 10);
}

const has = (attribute, ...values) => (work) => valuesOf(work, attribute).some((value) => values.includes(value));

async function choose(facet, value) {
  await shows(() => list(facet).some(([label]) => label === value), true);
  const item = all(`${facet} .ais-RefinementList-item`)
    .find((element) => textOf(element.querySelector('.ais-RefinementList-labelText')) === value);
  item.querySelector('input').click();
}

test('every facet counts all works', async () => {
  await shows(() => list('#venue'), expected('venue', works));
  assert.deepEqual(list('#topics'), expected('topics', works));
  assert.deepEqual(list('#authors'), expected('authors', works));
});

test('facets count what a query finds', async () => {
  const some = matching('coral');
  type('#query input', 'coral');
  await shows(() => list('#venue'), expected('venue', some));
  await shows(() => list('#topics'), expected('topics', some));
  await shows(() => list('#authors'), expected('authors', some));
});

test('values of one facet add up, and it goes on counting the others', async () => {
  const sigir = works.filter(has('venue', 'SIGIR'));
  await choose('#venue', 'SIGIR');
  await shows(found, String(sigir.length));
  assert.deepEqual(list('#venue'), expected('venue', works, ['SIGIR']));
  assert.deepEqual(list('#topics'), expected('topics', sigir));

  const both = works.filter(has('venue', 'SIGIR', 'Reefs & Shores'));
  await choose('#venue', 'Reefs & Shores');
  await shows(found, String(both.length));
  assert.deepEqual(list('#venue'), expected('venue', works, ['SIGIR', 'Reefs & Shores']));
  assert.deepEqual(list('#topics'), expected('topics', both));
});

test('two facets narrow each other', async () => {
  await choose('#venue', 'VLDB');
  await choose('#topics', 'storage engines');
  const vldb = has('venue', 'VLDB');
  const engines = has('topics', 'storage engines');
  await shows(found, String(works.filter(vldb).filter(engines).length));
  assert.deepEqual(list('#venue'), expected('venue', works.filter(engines), ['VLDB']));
  assert.deepEqual(list('#topics'), expected('topics', works.filter(vldb), ['storage engines']));
});

test('values of a facet that narrows itself must all be there', async () => {
  const ada = works.filter(has('authors', 'Ada Lopez'));
  await choose('#authors', 'Ada Lopez');
  await shows(found, String(ada.length));
  const both = ada.filter(has('authors', "Mary O'Neill"));
  await choose('#authors', "Mary O'Neill");
  await shows(found, String(both.length));
  await shows(() => list('#authors'), expected('authors', both, ['Ada Lopez', "Mary O'Neill"]));
});

test('a value with quotes is chosen as any other', async () => {
  type('#query input', 'ministries');
  await choose('#topics', 'grey "literature"');
  await shows(found, '1');
  assert.deepEqual(list('#topics')[0], ['grey "literature"', 1]);
});

test('values of a facet are searched by their words', async () => {
  const topics = counts('topics').map(([topic]) => topic);
  const starting = topics.filter((topic) => wordsOf(topic).some((word) => word.startsWith('rem')));
  assert.deepEqual(starting, ['remote sensing']);
  type('#topics input[type=search]', 'rem');
  await shows(() => list('#topics'), [['remote sensing', works.filter(has('topics', 'remote sensing')).length]]);

  const stems = topics.filter((topic) => wordsOf(topic).some((word) => word.startsWith('co')));
  type('#topics input[type=search]', 'co');
  await shows(() => list('#topics').map(([topic]) => topic).sort(), stems.sort());
  type('#topics input[type=search]', 'zzz');
  await shows(() => list('#topics'), []);
});

test('a range of years holds its ends and the other facets follow it', async () => {
  const years = works.map((work) => work.year);
  const limits = () => all('#year input').map((input) => input.placeholder);
  await shows(limits, [String(Math.min(...years)), String(Math.max(...years))]);
  const [from, to] = all('#year input');
  from.value = '2014';
  to.value = '2016';
  for (const input of [from, to]) input.dispatchEvent(new window.Event('input', { bubbles: true }));
  await rendered();
  one('#year form').dispatchEvent(new window.Event('submit', { bubbles: true, cancelable: true }));
  const some = works.filter((work) => work.year >= 2014 && work.year <= 2016);
  await shows(found, String(some.length));
  assert.deepEqual(list('#venue'), expected('venue', some));
  assert.deepEqual(limits(), [String(Math.min(...years)), String(Math.max(...years))]);
});

/** The tree as it is open: [depth, label, count] from top to bottom. */
const tree = () => all('#topic .ais-HierarchicalMenu-link').map((link) => {
  let depth = -1;
  for (let at = link; at && at.id !== 'topic'; at = at.parentElement) depth += at.tagName === 'UL' ? 1 : 0;
  return [
    depth,
    textOf(link.querySelector('.ais-HierarchicalMenu-label')),
    Number(link.querySelector('.ais-HierarchicalMenu-count').textContent),
  ];
});

/** One level of the tree below `parent`, in the order of names, as the widget has it. */
function level(depth, parent, among = works) {
  return counts(`topic.lvl${depth}`, among)
    .filter(([value]) => depth === 0 || value.startsWith(`${parent} > `))
    .map(([value, n]) => [depth, value.split(' > ').at(-1), n])
    .sort(([, a], [, b]) => (a < b ? -1 : 1));
}

const below = (levels, depth, label, inner) => levels.flatMap((row) => (
  row[0] === depth && row[1] === label ? [row, ...inner] : [row]));

function follow(label) {
  all('#topic .ais-HierarchicalMenu-link')
    .find((link) => textOf(link.querySelector('.ais-HierarchicalMenu-label')) === label).click();
}

test('a tree of topics opens level by level', async () => {
  const roots = level(0);
  assert.deepEqual(roots.map(([, label]) => label), ['Computer science', 'Earth science', 'Medicine', 'Sociology']);
  await shows(tree, roots);

  follow('Computer science');
  const computing = level(1, 'Computer science');
  await shows(tree, below(roots, 0, 'Computer science', computing));
  await shows(found, String(works.filter(has('topic.lvl0', 'Computer science')).length));

  follow('Databases');
  const databases = level(2, 'Computer science > Databases');
  assert.deepEqual(databases, [[2, 'Query optimisation', 3]]);
  await shows(tree, below(below(roots, 0, 'Computer science', computing), 1, 'Databases', databases));
  const chosen = works.filter(has('topic.lvl1', 'Computer science > Databases'));
  await shows(found, String(chosen.length));
  await shows(() => list('#venue'), expected('venue', chosen));

  follow('Query optimisation');
  await shows(found, '3');
});

test('a tree of topics counts what a query finds', async () => {
  const some = matching('coral');
  type('#query input', 'coral');
  await shows(tree, level(0, '', some));
  follow('Earth science');
  await shows(tree, below(level(0, '', some), 0, 'Earth science', level(1, 'Earth science', some)));
});

test('a work may stand in several places of the tree', async () => {
  follow('Sociology');
  const some = works.filter(has('topic.lvl0', 'Sociology'));
  assert.equal(some.length, 2);
  await shows(found, String(some.length));
  await shows(() => list('#venue'), expected('venue', some));
});
