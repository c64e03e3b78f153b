import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { runLint } from '../../../src/command/lint.ts';
import { readPage } from '../../rules/page.ts';
import { inFolder } from '../../rules/temporary-folder.ts';
import { mergeTexts, printed, shardsOf } from './in-parts.ts';

const TODAY = '2026-01-15';

/** The cases of all pages, each with a number that no other has. */
const cases = rules
  .flatMap(({ name }) => readPage(readFileSync(`rules/${name}.md`, 'utf8')).cases.map((one) => ({ ...one, name })))
  .map((one, index) => ({ ...one, index }));

/** The first case of a page tells how what the rule blames is carried, the others of these how clusters are. */
const across = new Set(rules.filter(({ reach }) => reach === 'site').map(({ name }) => name));
const isTold = ({ name, index }: { readonly name: string; readonly index: number }) =>
  across.has(name) || cases[index - 1]?.name !== name;

const isPlanned = ({ files }: { readonly files: ReadonlyMap<string, string> }) => files.has('plan.yaml');

describe('what the pages of the rules say of a site', () => {
  it.each(cases.filter((one) => isPlanned(one) && isTold(one)))(
    'is found in parts, too: $name $section $title',
    async ({ files }) => {
      await inFolder(files, async (cwd) => {
        const options = { cwd, plan: 'plan.yaml', today: TODAY };
        const whole = printed(await runLint(options));
        expect(await mergeTexts(await shardsOf(options, 2))).toEqual(whole);
      });
    },
  );
});

describe('a fleet of all other cases, in which two clusters read each', () => {
  const loose = cases.filter((one) => !isPlanned(one));
  const files = new Map(loose.flatMap((one) => [...one.files].map(([path, text]) => [`${one.index}/${path}`, text])));
  const sites = loose.map(({ index }) => {
    const clusters = ['one', 'two'].map((name) => ({ name: `${name}-${index}`, manifests: [`${index}`] }));
    return { name: `site-${index}`, vrf: `vrf-${index % 10}`, clusters };
  });

  it.each([1, 2, 7])('is the same in %i parts', { timeout: 300_000 }, async (count) => {
    await inFolder(new Map([...files, ['plan.yaml', JSON.stringify({ version: 1, sites })]]), async (cwd) => {
      const options = { cwd, plan: 'plan.yaml', today: TODAY };
      const { run, report } = await runLint(options);
      expect(new Set(report.findings.map(({ rule }) => rule)).size).toBeGreaterThan(10);
      expect(await mergeTexts(await shardsOf(options, count))).toEqual(printed({ run }));
    });
  });
});
