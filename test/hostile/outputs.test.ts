import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allocate } from '../../src/command/allocate.ts';
import { free } from '../../src/command/free.ts';
import { map } from '../../src/command/map.ts';
import { runReview } from '../../src/command/review.ts';
import { upgrade } from '../../src/command/upgrade.ts';
import { allocationReporters } from '../../src/report/allocation/reporters.ts';
import { freeReporters } from '../../src/report/free/reporters.ts';
import { pickedBars } from '../../src/report/map/bars.ts';
import { mapReporters } from '../../src/report/map/reporters.ts';
import { reporters } from '../../src/report/reporters.ts';
import { reviewReporters } from '../../src/report/review/reporters.ts';
import { upgradeReporters } from '../../src/report/upgrade/reporters.ts';
import type { MapReport } from '../../src/site/map.ts';
import { run } from '../cli/run.ts';
import { commit, git } from '../files/history.ts';
import { chromiumPath, closeBrowser, inBrowser, parsedElements } from '../report/map/browser.ts';
import { inFolder } from '../rules/temporary-folder.ts';
import { NASTY } from './nasty.ts';
import { nastySite } from './nasty-site.ts';
import { columnsIn, elementsIn, foreignCommands, forgedIn, formulasIn, obeyedIn, rowsIn, textsIn } from './oracles.ts';

/** What was printed in colors, by command and format: `lint sarif`. */
const printed = new Map<string, string>();
let drawn: MapReport = { schemaVersion: 1, sites: [] };

/** Files that could not be read, of every name and for every reason. */
const incomplete = NASTY.map((text) => ({ file: text, reason: text }));

beforeAll(() => inFolder(new Map(), printAll), 120_000);

/** Whatever the commands print of the texts; those that compare see the pools of every site move. */
async function printAll(cwd: string): Promise<void> {
  git(cwd, 'init', '--quiet');
  commit(cwd, nastySite(170));
  commit(cwd, nastySite(100));
  const formats = Object.keys(reporters);
  const lint = await run([...formats.flatMap((format) => ['-f', `${format}=.git/${format}`]), '--stats'], { cwd });
  for (const format of formats) printed.set(`lint ${format}`, readFileSync(join(cwd, '.git', format), 'utf8'));
  printed.set('lint --stats', lint.err);
  const prediction = { ...(await allocate({ cwd })), incomplete };
  for (const [format, print] of Object.entries(allocationReporters)) {
    printed.set(`allocate ${format}`, print(prediction, true));
  }
  drawn = { ...(await map({ cwd })), incomplete };
  for (const [format, print] of Object.entries(mapReporters)) printed.set(`map ${format}`, print(drawn, true));
  const found = { ...(await free({ cwd })), incomplete };
  for (const [format, print] of Object.entries(freeReporters)) printed.set(`free ${format}`, print(found, true));
  const ranges = found.blocks.map(({ range }) => range);
  printed.set('free picture', pickedBars(drawn, ranges, true));
  const { review, repairs, maps } = await runReview({ cwd, base: 'HEAD~1' }, true);
  const extras = { maps: maps(), ...(repairs === undefined ? {} : { repairs }) };
  for (const [format, print] of Object.entries(reviewReporters)) {
    printed.set(`review ${format}`, print({ ...review, incomplete, baseIncomplete: incomplete }, true, extras));
  }
  const journey = { ...(await upgrade({ cwd, to: '0.16.1' })), incomplete };
  for (const [format, print] of Object.entries(upgradeReporters))
    printed.set(`upgrade ${format}`, print(journey, true));
}

const COLOR = new RegExp(`${String.fromCharCode(27)}\\[\\d+(?:;\\d+)?m`, 'g');

/** What a command printed, without the colors. */
function textOf(name: string): string {
  return (printed.get(name) ?? '').replaceAll(COLOR, '');
}

const COMMANDS = ['lint', 'allocate', 'map', 'free', 'review', 'upgrade'] as const;

it.each([...COMMANDS.map((command) => `${command} text`), 'lint --stats', 'free picture'])(
  '%s is letters alone',
  (name) => {
    expect(textOf(name).split('\n').length).toBeGreaterThan(NASTY.length);
    expect(obeyedIn(textOf(name))).toEqual([]);
  },
);

it.each([...COMMANDS.map((command) => `${command} json`), 'lint sarif', 'lint gitlab'])(
  '%s holds every text as data, and nothing that is obeyed',
  (name) => {
    expect(obeyedIn(textOf(name))).toEqual([]);
    const texts = [...textsIn(JSON.parse(textOf(name)))];
    expect(NASTY.filter((text) => !texts.some((one) => one.includes(text)))).toEqual([]);
  },
);

it('annotations of GitHub are those of findings', () => {
  expect(textOf('lint github')).not.toBe('');
  expect(foreignCommands(textOf('lint github'))).toEqual([]);
});

const JUNIT = [
  'failure message type',
  'testcase classname name',
  'testsuite errors failures name tests',
  'testsuites errors failures name tests',
];
const SVG = [
  ...['rect class height rx width', 'rect class height rx width x y', 'style'],
  ...['svg aria-labelledby height role viewBox width xmlns', 'text class x y', 'title id', 'tspan class'],
];

it.each([
  ['lint junit', JUNIT],
  ['map svg', SVG],
])('%s is well formed, of our elements alone', (name, elements) => {
  expect(obeyedIn(textOf(name))).toEqual([]);
  expect([...elementsIn(textOf(name))].sort()).toEqual(elements);
});

it.each([
  ['lint', ['3']],
  ['allocate', ['4', '5']],
  ['map', ['8']],
  ['review', ['4']],
  ['upgrade', []],
])('%s in Markdown has our markup alone', (command, columns) => {
  const markdown = textOf(`${command} markdown`);
  expect(obeyedIn(markdown.replace(/\t/g, ' '))).toEqual([]);
  expect(forgedIn(markdown)).toEqual([]);
  expect([...columnsIn(markdown)]).toEqual(columns);
});

it('a table of CSV has rows of one length, and no formula', () => {
  const rows = rowsIn(textOf('map csv'));
  expect(obeyedIn(textOf('map csv'))).toEqual([]);
  expect(formulasIn(textOf('map csv'))).toEqual([]);
  expect([...new Set(rows.map(({ length }) => length))]).toEqual([16]);
});

it('a page has our elements alone outside of its script, its style and its data', () => {
  const page = textOf('map html');
  const [, data = ''] = /<script type="application\/json" id="map">([^<]*)<\/script>/.exec(page) ?? [];
  const texts = [...textsIn(JSON.parse(data))];
  expect(NASTY.filter((text) => !texts.some((one) => one.includes(text)))).toEqual([]);
  expect(page.match(/<script/g)).toHaveLength(2);
  const rest = page.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '');
  expect(obeyedIn(rest)).toEqual([]);
  const told = `div p strong ul ${'li code '.repeat(20)}li`;
  expect([...rest.matchAll(/<(\w+)/g)].map(([, name]) => name).join(' ')).toBe(
    `html head meta meta meta meta title body header h1 ${told} form label input p ul nav main noscript p code footer p kbd kbd kbd`,
  );
});

describe.skipIf(chromiumPath === undefined && process.env['CI'] !== 'true')('a browser', () => {
  afterAll(closeBrowser);

  it.each([
    ['lint junit', JUNIT],
    ['map svg', SVG],
  ])('finds our elements alone in %s', async (name, elements) => {
    expect(await parsedElements(textOf(name))).toEqual(elements);
  });

  it('runs nothing and asks for nothing on the page of a map', () =>
    inBrowser(drawn, async ({ page, complaints }) => {
      expect(await page.locator('main :is(script, style, img, svg, iframe, object, form, link)').count()).toBe(0);
      expect(complaints).toEqual([]);
    }));
});
