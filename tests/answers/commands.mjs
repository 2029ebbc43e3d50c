// Command lines of the programs, and the files that they read. INDEX stands for the index.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { times } from './draw.mjs';
import { filterOf } from './searches.mjs';

const wrong = {
  'kindred-query': [
    'colour', '--colour', 'search', 'search INDEX', 'search INDEX q r', 'search INDEX q --in people',
    'search INDEX q --limit 1001', 'search INDEX q --limit x', 'search INDEX q --offset -1', 'search INDEX -x',
    'search INDEX q --strategy most', 'search INDEX q --scores --sort year:asc', 'search INDEX q --filter year',
    'search INDEX q --sort venue:asc', 'search INDEX q --facets title', 'search INDEX q --search-on doi',
    'search INDEX q --semantic-ratio 2', 'search INDEX q --in researchers --semantic-ratio 0.5',
    'search INDEX q --in researchers --advanced', 'search none q', 'search ids.txt q', 'similar INDEX',
    'similar INDEX nobody', 'similar INDEX nobody --in works', 'similar INDEX a --tsv --json',
    'similar INDEX a --in suggestions', 'similar INDEX a --diversify 2', 'similar INDEX a --content 101',
    'similar INDEX --ids-file none', 'similar INDEX --ids-file empty.txt', 'similar INDEX --ids-file .',
    'experts INDEX', 'experts INDEX ', 'experts INDEX x --text-file text.txt', 'experts INDEX --text-file none',
    'experts INDEX qqqq', 'experts INDEX x --candidates empty.txt', 'experts INDEX x --candidates queries.tsv',
    'experts INDEX x --exclude-coauthors-of nobody', 'experts INDEX x --filter title', 'affinity INDEX',
    'affinity INDEX --texts none', 'affinity INDEX --texts ids.txt', 'affinity INDEX --texts empty.txt',
    'affinity INDEX --texts one.jsonl --candidates queries.tsv', 'affinity INDEX --texts twice.jsonl',
    'show INDEX', 'show INDEX nobody', 'show INDEX a --limit 3', 'run INDEX', 'run INDEX none', 'run INDEX ids.txt',
    'run INDEX queries.tsv --limit 0', 'evaluate INDEX queries.tsv', 'evaluate INDEX queries.tsv queries.tsv',
    'evaluate INDEX queries.tsv none', 'bench INDEX', 'bench INDEX empty.txt', 'bench INDEX ids.txt --mode x',
  ],
  'kindred-serve': [
    'none', 'INDEX --port x', 'INDEX --port 70000', 'INDEX --threads 0', 'INDEX --host nowhere', 'INDEX --colour',
    'INDEX --master-key short', 'INDEX --master-key ', 'INDEX --log-level x', 'INDEX --max-queue 0',
  ],
  'kindred-index': [
    'bulid', 'build', 'build none', 'check', 'check none', 'check INDEX', 'info none', 'info INDEX x', 'prune INDEX',
    'prune INDEX --keep 0', 'rollback none', 'sample',
  ],
};

/** Writes the files that the commands name into `directory`. */
function writeFiles(directory, draw) {
  const works = times(30, draw.work);
  const lines = (name, list) => writeFileSync(join(directory, name), list.map((line) => `${line}\n`).join(''));
  const text = ({ id, title, abstract }) => JSON.stringify({ id, title, abstract });
  lines('ids.txt', times(60, () => draw.author().id));
  lines('works.txt', works.slice(0, 5).map(({ id }) => id));
  lines('empty.txt', []);
  lines('text.txt', [works[0].title, works[0].abstract]);
  lines('texts.jsonl', works.slice(0, 12).map(text));
  lines('one.jsonl', works.slice(0, 1).map(text));
  lines('twice.jsonl', [works[0], works[0]].map(text));
  lines('queries.tsv', works.map(({ title }, place) => `q${place}\t${draw.run(title, 4)}`));
  lines('qrels.tsv', works.map(({ id }, place) => `q${place}\t${id}\t${1 + (place % 3)}`));
}

const searchOptions = ['', '--scores', '--strategy all', '--strategy frequency', '--offset 3 --limit 4'];
const searchOptionsOfWorks = ['--advanced', '--semantic-ratio 0.4', '--facets year,venue', '--sort year:desc,title:asc',
  '--search-on title,abstract --scores'];
const similarOptions = ['', '--exclude-coauthors', '--diversify 0.4', '--graph 2 --institution 0',
  '--limit 4 --offset 2', '--ids-file IDS --limit 2'];
const onlyText = ['affinity INDEX --texts texts.jsonl --candidates ids.txt', 'affinity INDEX --texts one.jsonl',
  'run INDEX queries.tsv', 'run INDEX queries.tsv --limit 10 --semantic-ratio 0.5',
  'evaluate INDEX queries.tsv qrels.tsv', 'evaluate INDEX queries.tsv qrels.tsv --semantic-ratio 0.3'];

/** Commands of kindred-query, as text and, where there is some, as JSON; then wrong ones of all programs. */
export function commands(draw, directory) {
  writeFiles(directory, draw);
  const { one, chance } = draw;
  const listed = (options) => options.split(' ').filter((word) => word !== '');
  const filter = (uid) => ['--filter', [filterOf(draw, uid)].flat(2).join(' AND ')];
  const search = () => {
    const uid = one(['works', 'works', 'researchers', 'suggestions']);
    const options = listed(one(uid === 'works' ? [...searchOptions, ...searchOptionsOfWorks] : searchOptions));
    return ['search', '--in', uid, ...(chance(20) ? filter(uid) : options), 'INDEX', '--', draw.query()];
  };
  const similar = (place) => {
    const uid = place % 3 === 0 ? 'works' : 'researchers';
    const seed = () => (uid === 'works' ? draw.work().id : one([draw.author().id, draw.author().name]));
    const options = listed(one(similarOptions).replace('IDS', uid === 'works' ? 'works.txt' : 'ids.txt'));
    const seeds = times(1 + draw.below(2), seed);
    return ['similar', 'INDEX', '--in', uid, ...seeds, ...(chance(15) ? filter(uid) : options)];
  };
  const experts = () => [
    'experts', 'INDEX', ...one([['--text-file', 'text.txt'], [draw.work().abstract], [draw.title()]]),
    ...one([[], filter('researchers'), ['--candidates', 'ids.txt'], ['--limit', '3', '--offset', '1'],
      ['--exclude-coauthors-of', draw.author().id]]),
  ];
  const show = () => ['show', 'INDEX', one([draw.work().id, draw.author().id, draw.author().name.toLowerCase()])];
  const both = [...times(40, search), ...times(30, similar), ...times(30, experts), ...times(30, show)];
  const asked = [
    ...both.flatMap(([name, ...rest]) => [[name, ...rest], [name, '--json', ...rest]]),
    ...times(8, (place) => [...similar(place), '--tsv']), ...onlyText.map(listed),
  ];
  const mistaken = Object.entries(wrong)
    .flatMap(([program, lines]) => [[program], ...lines.map((line) => [program, ...line.split(' ')])]);
  return [
    ...asked.map((line) => ({ kind: `kindred-query ${line[0]}`, command: ['kindred-query', ...line] })),
    ...mistaken.map((command) => ({ kind: 'wrong command', command })),
  ];
}
