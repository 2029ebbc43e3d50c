// A page without a browser: the DOM of jsdom, and the snippets of docs/widgets.md run in it.
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { JSDOM } from 'jsdom';

const dom = new JSDOM('<!doctype html><body></body>', { url: 'http://localhost/', pretendToBeVisual: true });
// Widgets expect the names of a browser; what Node has of its own (fetch, URL) stays.
for (const name of Object.getOwnPropertyNames(dom.window)) {
  if (!(name in globalThis)) globalThis[name] = dom.window[name];
}
dom.window.matchMedia = () => ({ matches: false, addEventListener() {}, removeEventListener() {} });
globalThis.matchMedia = dom.window.matchMedia;
dom.window.HTMLElement.prototype.scrollIntoView = () => {};

/** Imports for a bundler, and for Node, which reads the CommonJS builds of these packages. */
const imports = [
  [/from 'instantsearch.js';/, "from 'instantsearch.js/dist/instantsearch.production.min.js';"],
  [/import (\{[^}]*\}) from 'instantsearch.js\/es\/widgets';/, 'const $1 = instantsearch.widgets;'],
  [/import (\{[^}]*\}) from ('@algolia\/autocomplete-js');/, 'import algolia from $2;\nconst $1 = algolia;'],
];

/** The first code in `language` of a section of docs/widgets.md. */
export function snippet(heading, language) {
  const doc = readFileSync(join(process.env.KINDRED_SOURCE, 'docs/widgets.md'), 'utf8');
  const section = doc.split(/^## /m).find((text) => text.startsWith(`${heading}\n`));
  const block = section?.match(new RegExp('```' + language + '\\n(.*?)```', 's'));
  assert.ok(block, `docs/widgets.md has a ${language} snippet under "${heading}"`);
  return block[1];
}

let runs = 0;

/**
 * Shows the page of a section of docs/widgets.md and runs its script against the server at `url`, after
 * `change` was applied to the script.
 */
export async function show(heading, url, change = (script) => script) {
  document.body.innerHTML = snippet(heading, 'html');
  let script = change(snippet(heading, 'js')).replaceAll('http://127.0.0.1:7711', url);
  for (const [bundled, node] of imports) script = script.replace(bundled, node);
  const file = fileURLToPath(new URL(`snippet-${process.pid}-${++runs}.mjs`, import.meta.url));
  writeFileSync(file, script);
  try {
    await import(pathToFileURL(file));
  } finally {
    rmSync(file);
  }
}

export const all = (selector) => [...document.querySelectorAll(selector)];
export const one = (selector) => {
  const found = document.querySelector(selector);
  assert.ok(found, `the page has ${selector}`);
  return found;
};
/** The text of an element as it is read: without the white space of the markup. */
export const textOf = (element) => element.textContent.replace(/\s+/g, ' ').trim();
export const texts = (selector) => all(selector).map(textOf);

/** Types into a field, all at once. */
export function type(selector, text) {
  const field = one(selector);
  field.value = text;
  field.dispatchEvent(new window.Event('input', { bubbles: true }));
}

/** Waits until the page shows what was typed or clicked. */
export const rendered = () => new Promise((resolve) => { setTimeout(resolve, 20); });

/**
 * Waits until `probe()` is deeply equal to `expected`, and fails with the difference when it does not become so
 * within 15 seconds.
 */
export async function shows(probe, expected) {
  for (const end = Date.now() + 15000; Date.now() < end;) {
    try {
      assert.deepEqual(probe(), expected);
      return;
    } catch {
      await new Promise((resolve) => { setTimeout(resolve, 10); });
    }
  }
  assert.deepEqual(probe(), expected);
}
