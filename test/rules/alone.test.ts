import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { runLint } from '../../src/command/lint.ts';
import { runRepair } from '../../src/command/repair.ts';
import { patch } from '../../src/report/diff.ts';
import { reporters } from '../../src/report/reporters.ts';
import { type Case, readPage } from './page.ts';
import { inFolder } from './temporary-folder.ts';

/** The options with which a rule judges the repository of a case where all other rules are off. */
function alone({ files }: Case, name: string, cwd: string) {
  const others = rules.filter((rule) => rule.name !== name);
  return {
    cwd,
    today: '2026-01-15',
    rule: Object.fromEntries(others.map((other) => [other.name, 'off'] as const)),
    ...(files.has('plan.yaml') ? { plan: 'plan.yaml' } : {}),
  };
}

/** What a rule prints about a case, a finding each. */
function saidAlone(example: Case, name: string): Promise<readonly string[]> {
  return inFolder(example.files, async (cwd) => {
    const { run } = await runLint(alone(example, name, cwd));
    return findingsIn(reporters.text({ ...run, color: false, width: 100, quiet: false }), name);
  });
}

/** What the repairs of a rule do to a case, as a patch; empty where it offers none. */
function repairedAlone(example: Case, name: string, unsafeFixes: boolean): Promise<string> {
  return inFolder(example.files, async (cwd) => {
    const { files, workspace } = await runRepair({ ...alone(example, name, cwd), unsafeFixes });
    const edited = files.map(({ file, lines }) => {
      return { path: workspace.display(file.path), original: file.text, lines, hasMark: file.hasMark };
    });
    return patch(edited).trimEnd();
  });
}

/** The findings of a rule in a printed report. */
function findingsIn(report: string, name: string): readonly string[] {
  const parts = report.split(/\n\n/).map((part) => part.trim());
  return parts.filter((part) => part.split(']: ', 1)[0]?.endsWith(`[${name}`));
}

/** The findings and the repairs that a page shows, in the order of its cases. */
function shownIn(markdown: string): readonly { readonly report: string; readonly repairs: string }[] {
  const shown = /\n```text\n(.*?)\n```\n(?:\n```diff\n(.*?)\n```\n)?/gs;
  return [...markdown.matchAll(shown)].map(([, report = '', repairs = '']) => ({ report, repairs }));
}

/** What a suppression is good for depends on the other rules. A case that is new is shown nowhere yet. */
const single = rules.filter(({ name }) => name !== 'lint/unused-ignore');

describe.each(single.map((rule) => [rule.name, rule.fix] as const))(
  '%s, where all other rules are off,',
  (name, fix) => {
    const markdown = readFileSync(`rules/${name}.md`, 'utf8');
    const { cases } = readPage(markdown);
    const shown = shownIn(markdown);
    const bad = cases
      .filter(({ section }) => section === 'Bad')
      .map((one, index) => ({
        ...one,
        said: findingsIn(shown[index]?.report ?? '', name),
        repairs: shown[index]?.repairs,
      }))
      .filter(({ said }) => said.length > 0);

    it.each(bad)('says what its page shows: $title', async (example) => {
      expect(await saidAlone(example, name)).toEqual(example.said);
    });

    it.each(fix === undefined ? [] : bad)('repairs what its page shows: $title', async (example) => {
      expect(await repairedAlone(example, name, fix === 'unsafe')).toBe(example.repairs);
    });

    it.each(cases.filter(({ section }) => section === 'Good'))('is silent: $title', async (example) => {
      expect(await saidAlone(example, name)).toEqual([]);
    });
  },
);
