import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import { picture } from '../scripts/picture.mjs';
import { factsOf } from '../src/lint/rule-facts.ts';
import { ruleListReporters } from '../src/report/rule-list.ts';
import { run } from './cli/run.ts';
import { inFolder } from './rules/temporary-folder.ts';
import { inStory } from './sites/story.ts';

const readme = readFileSync('README.md', 'utf8');

it('shows what the linter prints for the office', async () => {
  const { out } = await inStory('fixtures/sites/office', (cwd) => run([], { cwd, color: true }));
  await expect(picture('mlb-lint', out)).toMatchFileSnapshot(resolve('docs/office.svg'));
});

it('lists the rules', async () => {
  const list = ruleListReporters.markdown(rules.map(factsOf));
  const linked = list.replace(/^\| `([\w/-]+)`/gm, '| [`$1`](rules/$1.md)');
  const parts = /^([\s\S]*<!-- rules -->\n)[\s\S]*(<!-- \/rules -->[\s\S]*)$/.exec(readme);
  await expect(`${parts?.[1]}${linked}${parts?.[2]}`).toMatchFileSnapshot(resolve('README.md'));
});

it('shows a plan that the linter takes', async () => {
  const plan = /```yaml plan\.yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const files = new Map([
    ['plan.yaml', plan],
    ['clusters/prod/readme.yaml', '# The manifests stand here.\n'],
  ]);
  const { out, err } = await inFolder(files, (cwd) => run(['-f', 'json'], { cwd }));
  expect(err).toBe('');
  expect(JSON.parse(out).summary).toMatchObject({ clusters: 1 });
});

it('links to what is there', () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = '']) => path);
  expect(links.filter((path) => !existsSync(path))).toEqual([]);
});
