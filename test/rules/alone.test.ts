import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { runLint } from '../../src/command/lint.ts';
import { reporters } from '../../src/report/reporters.ts';
import { type Case, readPage } from './page.ts';
import { inFolder } from './temporary-folder.ts';

/** What a rule prints about the repository of a case where all other rules are off, a finding each. */
function saidAlone({ files }: Case, name: string): Promise<readonly string[]> {
  const others = rules.filter((rule) => rule.name !== name);
  return inFolder(files, async (cwd) => {
    const { run } = await runLint({
      cwd,
      today: '2026-01-15',
      rule: Object.fromEntries(others.map((other) => [other.name, 'off'] as const)),
      ...(files.has('plan.yaml') ? { plan: 'plan.yaml' } : {}),
    });
    return findingsIn(reporters.text({ ...run, color: false, width: 100, quiet: false }), name);
  });
}

/** The findings of a rule in a printed report. */
function findingsIn(report: string, name: string): readonly string[] {
  const parts = report.split(/\n\n/).map((part) => part.trim());
  return parts.filter((part) => part.split(']: ', 1)[0]?.endsWith(`[${name}`));
}

/** What a suppression is good for depends on the other rules. */
const single = rules.filter(({ name }) => name !== 'lint/unused-ignore');

describe.each(single.map(({ name }) => [name] as const))('%s, where all other rules are off,', (name) => {
  const markdown = readFileSync(`rules/${name}.md`, 'utf8');
  const { cases } = readPage(markdown);
  const reports = [...markdown.matchAll(/\n```text\n(.*?)\n```\n/gs)].map((match) => match[1] ?? '');
  const bad = cases
    .filter(({ section }) => section === 'Bad')
    .map((one, index) => ({ ...one, shown: findingsIn(reports[index] ?? '', name) }));

  it.each(bad)('says what its page shows: $title', async (example) => {
    expect(example.shown).not.toEqual([]);
    expect(await saidAlone(example, name)).toEqual(example.shown);
  });

  it.each(cases.filter(({ section }) => section === 'Good'))('is silent: $title', async (example) => {
    expect(await saidAlone(example, name)).toEqual([]);
  });
});
