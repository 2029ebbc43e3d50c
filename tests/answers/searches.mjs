// Searches, documents, and what is said of an index.
import { get, of, post, times } from './draw.mjs';

const quoted = (text) => `"${text.replace(/["\\]/g, '\\$&')}"`;
const facets = {
  works: ['authors', 'institutions', 'year', 'type', 'venue', 'topics', 'cited_by_count', 'topic.lvl0'],
  researchers: ['institutions', 'topics', 'venues', 'works_count', 'cited_by_count', 'h_index', 'last_year'],
  suggestions: ['kind', 'count'],
};
const sorts = {
  works: ['year', 'cited_by_count', 'title', 'date'],
  researchers: ['works_count', 'cited_by_count', 'h_index', 'last_year', 'name'],
  suggestions: ['count', 'query'],
};
const searchable = {
  works: ['title', 'abstract', 'authors', 'venue', 'topics'],
  researchers: ['name', 'topics', 'institutions'],
  suggestions: ['query'],
};
const texts = {
  works: ['title', 'abstract', 'authors', 'topics'], researchers: ['name', 'topics'], suggestions: ['query'],
};

/** A filter, a string or lists of them, that documents of `uid` may match. */
export function filterOf(draw, uid) {
  const { one, below, named } = draw;
  const year = 1990 + below(35);
  const venue = () => quoted(named('venue'));
  const filters = {
    works: [
      `year >= ${year}`, `year ${year} TO ${year + 5}`, `year < ${year} OR cited_by_count > ${below(200)}`,
      `venue = ${venue()}`, `venue != ${venue()}`, `venue IN [${venue()}, ${venue()}]`, `venue NOT IN [${venue()}]`,
      `NOT venue = ${venue()} AND (year > ${year} OR type = preprint)`, 'cited_by_count EXISTS AND type IN [article]',
      'cited_by_count NOT EXISTS', 'topics IS EMPTY', 'topics IS NOT EMPTY AND type IS NOT NULL', 'venue IS NULL',
      `authors = ${quoted(draw.author().name)}`, `author_ids = ${draw.author().id}`,
      `topics STARTS WITH ${quoted(named('topics').slice(0, 4))}`, 'authors CONTAINS "mül"',
      `institutions = ${quoted(named('institution'))}`, 'topics NOT STARTS WITH deep', 'institutions NOT CONTAINS univ',
      [`year >= ${year}`, [`venue = ${venue()}`, `venue = ${venue()}`]], [['type = preprint', `year <= ${year}`]],
    ],
    researchers: [
      `works_count >= ${below(20)}`, `last_year ${year} TO 2025`, `institutions = ${quoted(named('institution'))}`,
      `topics = ${quoted(named('topics'))}`, `venues IN [${venue()}, ${venue()}]`, 'h_index NOT EXISTS',
      `NOT (cited_by_count < ${below(100)} OR first_year > ${year})`,
      `id IN [${draw.author().id}, ${draw.author().id}]`,
      ['works_count > 2', ['institutions EXISTS', `venues = ${venue()}`]], 'institutions STARTS WITH stanford',
    ],
    suggestions: ['kind = topic', `count > ${below(50)}`, 'kind IN [phrase, venue]', 'NOT kind = researcher'],
  };
  return one(filters[uid]);
}

const advanced = [
  (draw) => `title:${quoted(draw.title(2))} OR abstract:(${draw.title(1)})`,
  (draw) => `author:${draw.author().name.split(' ').at(-1)} year:2010..`,
  (draw) => `${draw.title(1)} AND NOT ${draw.title(1)}`,
  (draw) => `(${draw.title(1)} OR ${draw.title(1)}) venue:${draw.named('venue')} year:<=2018`,
  (draw) => `topic:(${quoted(draw.named('topics'))} -images) year:2015-2023`,
  (draw) => `-${draw.title(1)} year:2020`,
  (draw) => `${draw.title(2)} OR (NOT author:"${draw.author().name}" AND`,
];

const options = [
  (draw, uid) => ({ facets: draw.chance(20) ? ['*'] : draw.some(facets[uid], 4) }),
  (draw, uid) => ({ filter: filterOf(draw, uid) }),
  (draw, uid) => ({ sort: draw.some(sorts[uid], 2).map((name) => `${name}:${draw.one(['asc', 'desc'])}`) }),
  (draw, uid) => ({ distinct: draw.one(facets[uid]) }),
  (draw, uid) => ({ attributesToHighlight: draw.chance(50) ? ['*'] : draw.some(texts[uid], 2) }),
  () => ({ attributesToHighlight: ['*'], highlightPreTag: '<b>', highlightPostTag: '</b>' }),
  (draw, uid) => ({ attributesToCrop: draw.some(texts[uid], 2), cropLength: draw.below(40) }),
  () => ({ attributesToCrop: ['abstract:30', 'title:3'], cropMarker: '[more]', attributesToHighlight: ['abstract'] }),
  () => ({ showMatchesPosition: true }),
  () => ({ showRankingScore: true, showRankingScoreDetails: true }),
  (draw) => ({ showRankingScore: true, rankingScoreThreshold: draw.below(100) / 100 }),
  (draw, uid) => ({ attributesToSearchOn: draw.some(searchable[uid], 2) }),
  (draw) => ({ matchingStrategy: draw.one(['last', 'all', 'frequency']) }),
  (draw) => ({ page: 1 + draw.below(4), hitsPerPage: draw.below(12) }),
  (draw) => ({ offset: draw.below(60), limit: draw.below(30) }),
  (draw, uid) => ({ attributesToRetrieve: ['id', ...draw.some(facets[uid], 3)] }),
  (draw, uid) => (uid === 'works' ? { q: draw.one(advanced)(draw), queryMode: 'advanced' } : { locales: ['en'] }),
  (draw, uid) => (uid === 'works' ? { hybrid: { embedder: 'any', semanticRatio: draw.below(11) / 10 } } : {}),
];

function searchOf(draw, uid, most) {
  const begun = () => draw.one([draw.title(1), draw.named('venue'), draw.author().name]).slice(0, 9);
  const search = { q: uid === 'suggestions' ? begun() : draw.query(), limit: draw.one([1, 3, 5, 20]) };
  for (let left = draw.below(most + 1); left > 0; --left) Object.assign(search, draw.one(options)(draw, uid));
  return search;
}

const indexes = ['works', 'works', 'works', 'researchers', 'suggestions'];

function search(draw) {
  const uid = draw.one(indexes);
  const asked = searchOf(draw, uid, 3);
  const inUrl = draw.chance(30) && !Array.isArray(asked.filter);
  return inUrl ? get(`/indexes/${uid}/search`, asked) : post(`/indexes/${uid}/search`, asked);
}

/** What a page with a list below its search box asks while a query is typed. */
function keystrokes(draw) {
  const typed = draw.title(4).slice(0, 40);
  return times(typed.length + 1, (length) => post('/multi-search', {
    queries: ['works', 'researchers', 'suggestions'].map((indexUid) => ({
      indexUid, q: typed.slice(0, length), limit: 4, attributesToHighlight: ['title', 'name', 'query'],
      attributesToRetrieve: ['id', 'title', 'name', 'query'], showRankingScore: true,
    })),
  }));
}

function multiSearch(draw) {
  const federated = draw.chance(60);
  const sort = federated && draw.chance(15) ? { sort: ['cited_by_count:desc'] } : {};
  const queries = times(1 + draw.below(4), () => {
    const indexUid = draw.one(sort.sort ? ['works', 'researchers'] : indexes);
    const asked = searchOf(draw, indexUid, 2);
    if (!federated) return { indexUid, ...asked };
    for (const name of ['limit', 'offset', 'page', 'hitsPerPage', 'facets', 'sort', 'distinct']) delete asked[name];
    const federationOptions = { weight: draw.below(20) / 10, ...(draw.chance(30) && { queryPosition: draw.below(5) }) };
    return { indexUid, ...asked, ...sort, ...(draw.chance(60) && { federationOptions }) };
  });
  if (!federated) return post('/multi-search', { queries });
  const federation = {
    ...draw.one([{}, { limit: 5, offset: draw.below(10) }, { page: 1 + draw.below(3), hitsPerPage: 6 }]),
    ...(draw.chance(40) && { facetsByIndex: { [queries[0].indexUid]: draw.some(facets[queries[0].indexUid], 3) } }),
    ...(draw.chance(40) && { mergeFacets: draw.chance(50) ? {} : { maxValuesPerFacet: draw.below(20) } }),
    ...(draw.chance(20) && queries.every(({ indexUid }) => indexUid !== 'suggestions')
      && { distinct: draw.one(['institutions', 'topics']) }),
  };
  return post('/multi-search', { federation, queries });
}

function facetSearch(draw) {
  const uid = draw.one(indexes);
  const facetName = draw.one(facets[uid]);
  const values = { venue: 'venue', venues: 'venue', topics: 'topics', institutions: 'institution' };
  const begun = (field) => draw.named(field).slice(0, draw.below(8));
  return post(`/indexes/${uid}/facet-search`, {
    facetName,
    facetQuery: facetName in values ? begun(values[facetName]) : draw.one(['', '20', 'a']),
    ...(draw.chance(50) && { q: draw.title(1) }),
    ...(draw.chance(40) && { filter: filterOf(draw, uid) }),
  });
}

function documents(draw) {
  const uid = draw.one(['works', 'researchers']);
  const id = () => (uid === 'works' ? draw.work().id : draw.author().id);
  const fields = draw.one([{}, { fields: ['id', 'title', 'name', 'year'] }, { fields: ['*'] }]);
  if (draw.chance(30)) return get(`/indexes/${uid}/documents/${id()}`, fields);
  const filter = filterOf(draw, uid);
  const asked = {
    ...fields, limit: draw.below(12), offset: draw.one([0, 5, 4000]), ...(draw.chance(50) && { filter }),
    ...(draw.chance(40) && { sort: [`${draw.one(sorts[uid])}:desc`] }),
    ...(draw.chance(30) && { ids: [...times(6, id), 'nobody'], offset: 0 }),
  };
  const inUrl = draw.chance(50) && typeof filter === 'string';
  return inUrl ? get(`/indexes/${uid}/documents`, asked) : post(`/indexes/${uid}/documents/fetch`, asked);
}

const settings = ['displayed', 'searchable', 'filterable', 'sortable'].map((name) => `${name}-attributes`).concat(
  'ranking-rules', 'stop-words', 'synonyms', 'faceting', 'pagination', 'typo-tolerance', 'distinct-attribute',
  'prefix-search', 'facet-search', 'search-cutoff-ms', 'localized-attributes', 'proximity-precision', 'dictionary');
const pages = ['/', '/health', '/version', '/openapi.json', '/stats', '/indexes', '/indexes?offset=1&limit=1'].concat(
  ...['works', 'researchers', 'suggestions'].map((uid) => ['', '/stats', '/settings', '/documents?limit=3',
    ...settings.map((name) => `/settings/${name}`)].map((page) => `/indexes/${uid}${page}`)));

/** Strings that are hard to read as queries. */
const strange = [
  '', ' ', '"', '""', '-', '--', '- -', '-a', '"-"', 'AND', 'NOT', '((((', ')', 'a"b', '5" disk', '“deep learning”',
  '«graph', 'C++', 'c#', 'R', 'state-of-the-art', 'GPT-4', 'the of and', 'neuralnetwork', 'data base', 'Erdős Straße',
  '深度学习', 'ディープ', '딥러닝', 'الشبكات', '😀', 'a\u0301', '\u200bzero\ufeff', 'a\tb\nc', '\\', "'", '%', '*',
  'x'.repeat(300), 'learning '.repeat(400), 'reinforcment lerning', 'year:', 'year:2023..2019', 'author:', 'editor:x',
  'title:author:deep', 'year:>=2019', 'year:12345', 'NOT NOT deep', 'OR deep', 'deep AND OR learning',
  `${'('.repeat(60)}deep${')'.repeat(60)}`,
  '"a b" "c d" "e f" "g h" "i j" "k l" "m n" "o p" "q r"', 'deep -learning -"neural network" -graph',
];

export function searches(draw) {
  const withStrange = strange.flatMap((q) => [
    ...['works', 'researchers', 'suggestions']
      .map((uid) => post(`/indexes/${uid}/search`, { q, limit: 3, attributesToHighlight: ['*'] })),
    post('/indexes/works/search', { q, limit: 3, queryMode: 'advanced', showMatchesPosition: true }),
    post('/indexes/works/search', { q, limit: 3, hybrid: { semanticRatio: 0.7 }, showRankingScore: true }),
  ]);
  const pasted = () => post(`/indexes/${draw.one(['works', 'researchers'])}/search`, {
    q: times(draw.one([1, 1, 3]), () => draw.work().abstract).join(' '), limit: 5, attributesToHighlight: ['abstract'],
    attributesToCrop: ['abstract:20'], ...draw.one(options.slice(9, 13))(draw, 'works'), attributesToSearchOn: null,
  });
  return [
    ...of('search', times(2000, () => search(draw))), ...of('keystroke', times(100, () => keystrokes(draw)).flat()),
    ...of('strange query', withStrange), ...of('pasted abstract', times(60, pasted)),
    ...of('multi-search', times(300, () => multiSearch(draw))),
    ...of('facet-search', times(200, () => facetSearch(draw))),
    ...of('documents', times(150, () => documents(draw))), ...of('page', pages.map((path) => get(path))),
  ];
}
