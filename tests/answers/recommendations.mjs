// Recommendations, profiles, lists and graphs.
import { get, of, post, times } from './draw.mjs';
import { filterOf } from './searches.mjs';

const idOf = (draw, uid) => (uid === 'works' ? draw.work().id : draw.author().id);
const plain = (draw, uid) => [filterOf(draw, uid)].flat(2).join(' AND ');

function similar(draw, uid) {
  const options = draw.one([
    {}, {}, { limit: 3 }, { limit: 5, offset: 4 }, { filter: plain(draw, uid) }, { limit: 25 },
    ...(uid === 'researchers' ? [{ excludeCoauthors: true }, { excludeCoauthors: true, limit: 5 }] : []),
  ]);
  const id = uid === 'researchers' && draw.chance(10) ? encodeURIComponent(draw.author().name) : idOf(draw, uid);
  return get(`/api/v1/${uid}/${id}/similar`, options);
}

function meilisearchSimilar(draw) {
  const uid = draw.one(['works', 'researchers']);
  const options = draw.one([
    {}, { showRankingScore: true, showRankingScoreDetails: true }, { rankingScoreThreshold: draw.below(10) / 10 },
    { filter: plain(draw, uid) }, { offset: 3, embedder: 'any' }, { attributesToRetrieve: ['id', 'title', 'name'] },
  ]);
  const asked = { id: idOf(draw, uid), limit: draw.below(12), ...options };
  return draw.chance(50) ? get(`/indexes/${uid}/similar`, asked) : post(`/indexes/${uid}/similar`, asked);
}

const recommendOptions = [
  (draw) => ({ exclude: { ids: times(3, () => draw.author().id) } }),
  (draw) => ({ exclude: { coauthorsOf: [draw.author().id], ...(draw.chance(50) && { sinceYear: 2019 }) } }),
  (draw) => ({ exclude: { sameInstitutionAs: [draw.author().id, draw.work().authors[0].id] } }),
  (draw) => ({ weights: { content: draw.below(3), graph: draw.below(3), institution: draw.below(20) / 10 } }),
  (draw) => ({ recencyHalfLifeYears: draw.one([null, 1, 8, 0.5]) }),
  (draw, uid) => ({ filter: filterOf(draw, uid) }),
  (draw) => ({ diversify: draw.below(11) / 10 }),
  (draw, uid) => ({ candidateIds: times(40, () => idOf(draw, uid)) }),
  () => ({ explain: false }),
  () => ({ attributesToRetrieve: ['id', 'name', 'title'] }),
  (draw) => ({ limit: draw.below(15), offset: draw.below(30) }),
];
const seedKinds = [
  (draw) => ({ text: draw.work().abstract }),
  (draw) => ({ text: draw.title() }),
  (draw) => ({ text: draw.work().abstract, negative: { workIds: [draw.work().id] } }),
  (draw) => ({ researcherIds: times(1 + draw.below(3), () => draw.author().id), text: draw.work().title }),
  (draw) => ({ workIds: times(1 + draw.below(4), () => draw.work().id) }),
  (draw) => ({
    workIds: [draw.work().id], researcherIds: [draw.author().id], negative: { researcherIds: [draw.author().id] },
  }),
];

function recommend(draw, uid, seeds) {
  const asked = { seeds, limit: draw.one([3, 5, 20]) };
  for (let left = draw.below(4); left > 0; --left) Object.assign(asked, draw.one(recommendOptions)(draw, uid));
  return post(`/api/v1/recommend/${uid}`, asked);
}

const models = ['related-products', 'looking-similar', 'bought-together', 'trending-items', 'trending-facets'];
const algoliaFilters = {
  works: [
    (draw) => ({ filters: `year > ${2000 + draw.below(20)} AND (venue:ICRA OR venue:${draw.named('venue')})` }),
    (draw) => ({ filters: `NOT type:preprint AND year:2005 TO 2020 AND "venue:${draw.named('venue')}"` }),
    () => ({ facetFilters: [['venue:ICRA', 'venue:CVPR'], 'type:-preprint'] }),
    () => ({ facetFilters: 'type:article' }),
    () => ({ numericFilters: ['year>=2015', ['cited_by_count > 10', 'year=2024']] }),
  ],
  researchers: [
    (draw) => ({ filters: `works_count >= ${draw.below(10)} AND NOT objectID:${draw.author().id}` }),
    (draw) => ({ filters: `institutions:"${draw.named('institution').replace(/"/g, '')}"` }),
    () => ({ facetFilters: ['venues:ICRA', ['topics:Trust', 'venues:-CVPR']] }),
    () => ({ numericFilters: 'last_year >= 2022' }),
  ],
};

function algolia(draw) {
  const indexName = draw.one(['works', 'researchers']);
  const model = draw.one(models);
  const trending = model.startsWith('trending');
  const facetName = draw.one(['topics', 'institutions', indexName === 'works' ? 'venue' : 'venues']);
  const facet = { facetName, facetValue: facetName.startsWith('venue') ? 'CVPR' : 'Trust' };
  const shown = { attributesToRetrieve: ['id', 'title', 'name'], hitsPerPage: 3, filters: '' };
  const requests = times(trending ? 1 : 1 + draw.below(3), () => ({
    indexName: draw.chance(10) ? `${indexName}:year:desc` : indexName, model, maxRecommendations: draw.one([1, 5, 30]),
    ...(!trending && { objectID: draw.chance(5) ? 'nobody' : idOf(draw, indexName) }),
    ...(draw.chance(60) ? {} : { threshold: draw.below(60) }),
    ...(model === 'trending-facets' && { facetName }),
    ...(model === 'trending-items' && draw.chance(40) && facet),
    ...(draw.chance(50) && { queryParameters: draw.one(algoliaFilters[indexName])(draw) }),
    ...(draw.chance(20) && { queryParameters: shown }),
    ...(draw.chance(30) && { fallbackParameters: draw.one(algoliaFilters[indexName])(draw) }),
  }));
  const type = draw.one(['application/json', 'text/plain', 'application/x-www-form-urlencoded']);
  return post('/1/indexes/*/recommendations', { requests }, { 'Content-Type': type });
}

function graph(draw, place) {
  const center = [
    () => `researcher:${draw.author().id}`, () => `work:${draw.work().id}`, () => `topic:${draw.named('topics')}`,
    () => `institution:${draw.named('institution')}`, () => `researcher:${draw.author().name}`,
  ][place % 5]();
  const limit = draw.chance(40) ? { limit: 1 + draw.below(200) } : {};
  return [1, 2].map((hops) => get('/api/v1/graph', { center, hops, ...limit }));
}

function profiles(draw) {
  const id = draw.author().id;
  const list = (name, options) => get(`/api/v1/researchers/${id}/${name}`, options);
  return [
    get(`/api/v1/researchers/${id}`), get(`/api/v1/works/${draw.work().id}`),
    list('works', draw.one([{}, { sort: 'cited_by_count:desc' }, { sort: 'title:asc', limit: 5 }, { offset: 2 }])),
    list('collaborators', draw.one([{}, { limit: 1000 }, { offset: 3, limit: 4 }])),
    ...(draw.chance(10) ? [get(`/api/v1/researchers/${encodeURIComponent(draw.author().name.toUpperCase())}`)] : []),
  ];
}

export function recommendations(draw) {
  const both = (place) => (place % 2 === 0 ? 'researchers' : 'works');
  return [
    ...of('similar researchers', times(500, () => similar(draw, 'researchers'))),
    ...of('similar works', times(500, () => similar(draw, 'works'))),
    ...of("Meilisearch's similar", times(200, () => meilisearchSimilar(draw))),
    ...of('experts', times(100, (place) => recommend(draw, 'researchers', seedKinds[place % 3](draw)))),
    ...of('recommend', times(200, (place) => recommend(draw, both(place), draw.one(seedKinds)(draw)))),
    ...of("Algolia's recommendations", times(250, () => algolia(draw))),
    ...of('graph', times(100, (place) => graph(draw, place)).flat()),
    ...of('profile', times(200, () => profiles(draw)).flat()),
  ];
}
