// Requests that are wrong in one way each: parameters, filters, and more than is taken.
import { get, of, post, words } from './draw.mjs';

export const widgets = '/1/indexes/*/recommendations';
const strangeValues = [null, true, 7, -1, 1.5, 99999999999, '', 'x', [], ['x'], [7], {}, { x: 1 }];
const strangeArguments = ['', 'x', '7', '-1', '1.5', '99999999999', '1e400', 'true', 'x,y'];
const scores = 'showRankingScore showRankingScoreDetails rankingScoreThreshold retrieveVectors';
const search = `q offset limit page hitsPerPage filter sort facets distinct matchingStrategy queryMode ${scores}
  attributesToRetrieve attributesToHighlight highlightPreTag highlightPostTag attributesToCrop cropLength cropMarker
  showMatchesPosition attributesToSearchOn locales vector useNetwork showPerformanceDetails hybrid media personalize
  colour`;
const similar = `id embedder offset limit filter attributesToRetrieve ${scores} colour`;
const listing = 'offset limit fields ids filter sort colour';

const wrongFilters = [
  'year', 'year >', 'year > > 1', '> 1', 'title = x', 'colour = red', 'year = ', 'year == 5', 'year IN', 'year IN [',
  'year IN 5', 'year IN []', 'year IN [2019,]', 'year 2010 TO', 'year TO 2010', 'year 2020 TO 2010', 'venue = "x',
  "venue = 'x", 'venue = x y', '(year = 1', 'year = 1)', '()', 'AND', 'year = 1 AND', 'year = 1 OR OR year = 2', 'NOT',
  'year NOT', 'year NOT 5', 'venue IS', 'venue IS x', 'venue EXISTS x', 'year STARTS WITH 2', 'year > abc', 'venue > 5',
  'type CONTAINS', '_geoRadius(1, 2, 3)', 'venue = \\"x\\"', 'venue = 深', 'topic.lvl9 = x', 'year = 1e5', 'year = -1',
  'year = 99999999999999999999', ';', '\u0000', 'works_count > 5 AND', 'year = true', '  ', 'venue=ICRA',
  'year>=2020AND year<2022', `${'('.repeat(200)}year = 1${')'.repeat(200)}`, `${'NOT '.repeat(200)}year = 1`,
  Array(2001).fill('year = 1').join(' OR '), Array(21).fill('venue CONTAINS a').join(' AND '),
  `venue = "${'x'.repeat(70000)}"`,
  [], [[]], [7], [['year = 1', 7]], [[['year = 1']]], ['year >'], {}, 7, ['year = 2020', ''],
];
const wrongWidgetFilters = [
  'x', 'x:', ':x', 'venue:', 'venue:ICRA AND', 'venue:ICRA OR year=1 AND year=2', '(venue:ICRA', 'venue:ICRA)',
  'venue:"ICRA', '()', 'colour:red', 'objectID:W1', 'year>x', 'year:1 TO', 'NOT', 'AND', 'venue:ICRA year=2',
  'year = = 5', 'title:x', '深:x', 'venue : ICRA',
];

/** `base` with each of `names` set to each strange value: in the body, in the URL. */
const members = (path, base, names) => words(names).flatMap((name) =>
  strangeValues.map((value) => post(path, { ...base, [name]: value })));
const inUrl = (path, base, names) => words(names).flatMap((name) =>
  strangeArguments.map((value) => get(path, { ...base, [name]: value })));

/** Such an object inside of a body, where `wrap` puts it. */
const inner = (path, wrap, names) => words(names).flatMap((name) =>
  strangeValues.map((value) => post(path, wrap({ [name]: value }))));

function searchParameters() {
  const queries = [{ indexUid: 'works', q: 'coral' }];
  const federated = (own) => ({ federation: { limit: 1 }, queries: [{ ...queries[0], ...own }] });
  const alone = (own) => ({ queries: [{ ...queries[0], limit: 1, ...own }] });
  const multi = '/multi-search';
  return [
    ...members('/indexes/works/search', { q: 'graph', limit: 1, attributesToRetrieve: ['id'] }, search),
    ...members('/indexes/researchers/search', { q: 'li', limit: 1 },
      'sort facets distinct hybrid queryMode attributesToSearchOn'),
    ...inUrl('/indexes/works/search', { q: 'graph', limit: 1 }, `${search} hybridEmbedder hybridSemanticRatio`),
    ...members('/indexes/works/facet-search', { facetName: 'venue', q: 'graph' },
      'facetName facetQuery filter q limit colour'),
    ...members(multi, federated({}), 'queries federation colour'),
    ...inner(multi, federated, `${search} indexUid federationOptions`),
    ...inner(multi, alone, 'limit facets indexUid federationOptions'),
    ...inner(multi, (federation) => ({ queries, federation }),
      'offset limit page hitsPerPage facetsByIndex mergeFacets distinct colour'),
    ...inner(multi, (federationOptions) => federated({ federationOptions }), 'weight queryPosition remote colour'),
    ...members('/indexes/works/documents/fetch', { limit: 1 }, listing),
    ...inUrl('/indexes/researchers/documents', { limit: 1 }, listing),
    ...inUrl('/indexes', {}, 'offset limit q'),
  ];
}

function otherParameters({ work, author }) {
  const recommend = '/api/v1/recommend/researchers';
  const seeded = { seeds: { workIds: [work.id] }, limit: 1, attributesToRetrieve: ['id'] };
  const request = { indexName: 'works', model: 'related-products', objectID: work.id, maxRecommendations: 1 };
  const widget = (own) => ({ requests: [{ ...request, ...own }] });
  const ofAuthor = `/api/v1/researchers/${author.id}`;
  return [
    ...inUrl(`/indexes/works/documents/${work.id}`, {}, 'fields limit'),
    ...members('/indexes/researchers/similar', { id: author.id, limit: 1 }, similar),
    ...inUrl('/indexes/works/similar', { id: work.id, limit: 1 }, similar),
    ...inUrl(`${ofAuthor}/similar`, { limit: 1 }, 'limit offset excludeCoauthors filter colour'),
    ...inUrl(`/api/v1/works/${work.id}/similar`, { limit: 1 }, 'limit offset excludeCoauthors filter'),
    ...inUrl(`${ofAuthor}/works`, { limit: 1 }, 'limit offset sort filter'),
    ...inUrl(`${ofAuthor}/collaborators`, { limit: 1 }, 'limit offset sort'),
    ...inUrl('/api/v1/graph', { center: `work:${work.id}`, limit: 2 }, 'center hops limit colour'),
    ...members(recommend, seeded, `seeds exclude weights recencyHalfLifeYears filter diversify candidateIds explain
      attributesToRetrieve limit offset colour`),
    ...members('/api/v1/recommend/works', seeded, 'filter candidateIds exclude'),
    ...inner(recommend, (seeds) => ({ ...seeded, seeds }), 'researcherIds workIds text negative colour'),
    ...inner(recommend, (negative) => ({ seeds: { text: 'graph', negative }, limit: 1 }), 'researcherIds workIds text'),
    ...inner(recommend, (exclude) => ({ ...seeded, exclude }), 'ids coauthorsOf sinceYear sameInstitutionAs colour'),
    ...inner(recommend, (weights) => ({ ...seeded, weights }), 'content graph institution colour'),
    ...members(widgets, {}, 'requests colour'),
    ...inner(widgets, widget, `indexName model objectID threshold maxRecommendations facetName facetValue
      queryParameters fallbackParameters colour`),
    ...['queryParameters', 'fallbackParameters'].flatMap((name) => inner(widgets, (own) => widget({ [name]: own }),
      'filters facetFilters numericFilters attributesToRetrieve query tagFilters aroundLatLng colour')),
    ...['trending-items', 'trending-facets'].flatMap((model) => inner(widgets, (own) => widget({ model, ...own }),
      'facetName facetValue objectID')),
  ];
}

function filters() {
  const own = wrongFilters.flatMap((filter) => [
    post('/indexes/works/search', { q: 'graph', limit: 1, filter }),
    post('/indexes/works/documents/fetch', { limit: 1, filter }),
    post('/api/v1/recommend/works', { seeds: { text: 'graph' }, limit: 1, filter }),
  ]);
  const inUrls = wrongFilters.filter((filter) => typeof filter === 'string' && filter.length < 5000)
    .map((filter) => get('/indexes/researchers/search', { q: 'li', limit: 1, filter }));
  const ofWidgets = wrongWidgetFilters.flatMap((text) => words('filters facetFilters numericFilters').map((name) => {
    const request = { indexName: 'works', model: 'trending-items', maxRecommendations: 1 };
    return post(widgets, { requests: [{ ...request, queryParameters: { [name]: text } }] });
  }));
  return [...own, ...inUrls, ...ofWidgets];
}

/** Too many members, hits or bytes, values out of range, and ids that do not exist. */
function limits({ work, author }) {
  const many = (count, item) => Array(count).fill(item);
  const long = (count) => 'x'.repeat(count);
  const works = { indexUid: 'works', q: 'graph' };
  const widget = { indexName: 'works', model: 'related-products', objectID: work.id };
  const each = (path, bodies) => bodies.map((body) => post(path, body));
  const text = (own) => ({ seeds: { text: 'x' }, limit: 1, ...own });
  return [
    ...each('/indexes/works/search', [
      { q: long(66000) }, { q: 'a '.repeat(101), queryMode: 'advanced' }, { highlightPreTag: long(257) },
      { cropMarker: long(300) }, { facets: many(201, 'year') }, { offset: 990, limit: 20 },
      { page: 200, hitsPerPage: 20 }, { limit: 1, [long(3000)]: 1 }, { limit: 1, locales: ['en', 'xx'] },
      { limit: 1, rankingScoreThreshold: 1.01 }, { limit: 1, hybrid: { semanticRatio: 1.5 } },
    ]),
    ...each('/multi-search', [
      {}, { queries: [{}] }, { queries: [{ indexUid: 'films' }] }, { queries: many(101, works) },
      { queries: many(6, { ...works, limit: 1000 }) }, { federation: {}, queries: [] },
      { federation: {}, queries: [{ ...works, sort: ['year:asc'] }, works] },
      { federation: { distinct: 'venue' }, queries: [{ ...works, distinct: 'year' }] },
      { federation: { facetsByIndex: { works: ['title'], films: [] } }, queries: [works] },
    ]),
    ...each('/api/v1/recommend/researchers', [
      {}, { seeds: { workIds: many(201, work.id) } }, { seeds: { text: long(66000) } },
      { seeds: { workIds: ['nobody', 'none'], researcherIds: ['nobody'] } }, { seeds: { text: 'qqqq zzzz' } },
      text({ candidateIds: ['nobody'] }), text({ candidateIds: many(10001, author.id) }), text({ diversify: 2 }),
      text({ exclude: { ids: ['nobody'] } }), text({ exclude: { sinceYear: 2020 } }), text({ weights: { graph: 101 } }),
      text({ exclude: { coauthorsOf: [author.id], sinceYear: 10000 } }), text({ recencyHalfLifeYears: 0 }),
    ]),
    ...each(widgets, [
      { requests: many(51, widget) }, { requests: many(6, { ...widget, maxRecommendations: 1000 }) },
      ...[{ maxRecommendations: 1001 }, { threshold: 101 }, { indexName: 'films' }, { indexName: 'suggestions' }]
        .map((own) => ({ requests: [{ ...widget, ...own }] })),
    ]),
    ...each('/indexes/works/similar', [{ id: 'nobody' }, { id: 17 }, { id: 'a b' }]),
    post('/indexes/suggestions/similar', { id: '1' }), post('/indexes/works/documents/fetch', { ids: many(1001, 'x') }),
    get('/indexes/works/documents', { limit: 1001 }), get('/api/v1/graph', { center: 'work:x', limit: 201 }),
    ...['topic:none such', 'institution:x', 'work:x', 'researcher:x', 'planet:x', 'topic:']
      .map((center) => get('/api/v1/graph', { center, limit: 5 })),
  ];
}

export function errors(examples) {
  return [
    ...of('wrong parameter', [...searchParameters(), ...otherParameters(examples)]),
    ...of('wrong filter', filters()), ...of('limit', limits(examples)),
  ];
}
