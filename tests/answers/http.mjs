// How the server speaks HTTP: paths, methods, bodies, headers and keys, right and wrong.
import { get, of, post, words } from './draw.mjs';
import { widgets } from './errors.mjs';

/** A path for every route. */
const pathsOf = ({ work, author }) => words(`/ /health /version /openapi.json /keys /keys/none /stats /indexes
  /indexes/works /indexes/works/stats /indexes/works/settings /indexes/works/settings/faceting
  /indexes/works/documents /indexes/works/documents/fetch /indexes/works/documents/${work.id} /indexes/works/search
  /indexes/works/facet-search /indexes/works/similar /multi-search /api/v1/researchers/${author.id}
  /api/v1/researchers/${author.id}/works /api/v1/researchers/${author.id}/collaborators
  /api/v1/researchers/${author.id}/similar /api/v1/works/${work.id} /api/v1/works/${work.id}/similar
  /api/v1/recommend/researchers /api/v1/recommend/works /api/v1/graph ${widgets}`);

/** Paths without a route or an answer, or written strangely. */
const strangePaths = words(`/nothing // /indexes/films /indexes/films/search /indexes/a%20b/search /indexes//search
  /indexes/works/search/ /indexes/works/search// /indexes/works/settings/colour /indexes/works/documents/nobody
  /indexes/works/documents/%C3%A4 /indexes/works/compact /indexes/${'w'.repeat(600)} /INDEXES/works /%69ndexes/works
  /api/v1/researchers/nobody /api/v1/works/nobody /api/v1/researchers/a%2Fb /api/v1/researchers/nobody/similar
  /api/v1/works/nobody/similar /api/v1/works /api/v2/graph /1/indexes/works/query /1/indexes/%2A/recommendations
  /swap-indexes /dumps /snapshots /tasks /tasks/cancel /export /network /experimental-features /webhooks
  /${'x'.repeat(600)}`);
const strangeUrls = words(`/% /%zz /%00 /%ff /indexes/works/search?q=% /indexes/works/search?q=%f
  /indexes/works/search?q=%00 /indexes/works/search?q=%ff /indexes/works/search?q=a&q=b&limit=1
  /indexes/works/search?&&limit=1& /indexes/works/search?=x /indexes/works/search?limit
  /indexes/works/search?q=a%2Bb+c&limit=1&attributesToRetrieve=id /health?x=1 /version?x=1 /openapi.json?x=1 /?x=1
  /stats?x=1 /indexes/works?x=1 /indexes/works/stats?x=1 /indexes/works/settings?x=1 /health?${'x'.repeat(9000)}
  /health#there http://other.example/health http://other.example?x`);

const deep = (depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const strangeBodies = [
  '', ' ', '{', '}', '[]', 'null', '7', '"x"', '{"q":}', '{"q":"x"', '{"q":"x"}}', '{"q":\n\n"x",,}', '{q:"x"}',
  "{'q':'x'}", '{"q":"\\ud800"}', '{"q":"a\\u0000b","limit":1}', '{"q":"a\tb"}', '{"limit":1e999}', '{"limit":-0}',
  '{"limit":1.0}', '{"limit":1,"limit":2}', '\ufeff{"limit":1}', `{"q":${deep(63)}}`, `{"q":${deep(64)}}`,
  `{"q":${deep(5000)}}`, `{"colour":"${'é'.repeat(2000)}"}`,
];
const types = ['text/plain', 'application/json; charset=utf-8', 'APPLICATION/JSON', 'application/xml',
  'application/x-www-form-urlencoded', 'x'.repeat(700)].map((type) => ({ 'Content-Type': type }));

const json = { 'Content-Type': 'application/json' };
const headers = [
  get('/health', {}, { 'X-Long': 'x'.repeat(17000) }), get('/health', {}, { Connection: 'close' }),
  post('/multi-search', 'x'.repeat(1024 * 1024 + 1)), post('/multi-search', '{}', { ...json, Expect: 'miracles' }),
  ...['gzip', 'identity'].map((encoding) => post('/multi-search', '{}', { ...json, 'Content-Encoding': encoding })),
  {
    ...get('/multi-search', {}, { Origin: 'https://a.example', 'Access-Control-Request-Headers': 'x-a, x-b' }),
    method: 'OPTIONS',
  },
];

const chunked = 'POST /multi-search HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n';
/** Bytes that are hardly HTTP, each on a connection of its own, which the server closes. */
const raw = [
  'nonsense\r\n\r\n', 'GET /health HTTP/1.0\r\n\r\n', 'GET /health HTTP/3.0\r\n\r\n',
  'GET health HTTP/1.1\r\nConnection: close\r\n\r\n',
  'BREW /health HTTP/1.1\r\nConnection: close\r\n\r\n', 'CONNECT a:1 HTTP/1.1\r\nConnection: close\r\n\r\n',
  'GET /health HTTP/1.1\r\nbad header\r\n\r\n', 'POST /multi-search HTTP/1.1\r\nContent-Length: x\r\n\r\n',
  'POST /multi-search HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n', `${chunked}\r\nzz\r\n`,
  `${chunked}Connection: close\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
  `${chunked}Connection: close\r\n\r\n9\r\n{"q":"\xff"}\r\n0\r\n\r\n`,
  'GET /health HTTP/1.1\r\n\r\nGET /nothing HTTP/1.1\r\nConnection: close\r\n\r\n',
  '\r\n\r\nGET /health HTTP/1.1\r\nConnection: close\r\n\r\n',
];

export function httpRequests(examples) {
  const paths = [...pathsOf(examples), ...strangePaths];
  const posts = ['/indexes/works/search', '/multi-search', '/api/v1/recommend/works', widgets];
  return [
    ...of('method and path', [
      ...words('GET HEAD OPTIONS TRACE').flatMap((method) => paths.map((path) => ({ ...get(path), method }))),
      ...words('POST PUT PATCH DELETE').flatMap((method) => paths.map((path) => ({ ...post(path, {}), method }))),
      ...strangeUrls.map((path) => get(path)),
    ]),
    ...of('body and headers', [
      ...posts.flatMap((path) => strangeBodies.map((body) => post(path, body))),
      ...posts.flatMap((path) => [{}, ...types].map((type) => post(path, { limit: 1 }, type))), ...headers,
    ]),
    ...of('raw HTTP', raw.map((bytes) => ({ raw: bytes }))),
  ];
}

export const masterKey = 'a-master-key-of-some-length';
export const guardedOptions = ['--master-key', masterKey, '--cors', 'https://a.example'];

/** What a server with `guardedOptions` is asked; `keys` is what its /keys lists. */
export function keyRequests(examples, keys) {
  const [searching, reading] = keys;
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzZWFyY2hSdWxlcyI6WyIqIl19.c2lnbmF0dXJl';
  const shown = [
    {}, { Authorization: masterKey }, { Authorization: `bearer ${masterKey}` },
    ...[masterKey, searching.key, reading.key, searching.uid, token, 'wrong', '']
      .map((key) => ({ Authorization: `Bearer ${key}` })),
    ...[searching.key, 'wrong'].map((key) => ({ 'X-Algolia-API-Key': key })),
  ];
  const paths = [...pathsOf(examples), ...words(`/nothing /indexes/films /keys/${searching.uid} /keys/${reading.key}
    /keys?limit=1 /keys?offset=1 /keys?limit=x /keys?colour=1 /keys/${searching.uid}?x=1`)];
  const ask = (path, own) => [
    post(path, { limit: 1 }, { ...json, ...own }),
    ...words('GET OPTIONS DELETE').map((method) => ({ ...get(path, {}, own), method })),
  ];
  return of('key', [
    ...paths.flatMap((path) => shown.flatMap((own) => ask(path, own))),
    ...[searching.key, masterKey, 'wrong', '']
      .map((key) => post(`${widgets}?x-algolia-api-key=${key}`, { requests: [] })),
    ...['https://a.example', 'https://b.example', 'null', ''].map((Origin) => get('/health', {}, { Origin })),
  ]);
}
