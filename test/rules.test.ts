import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import { runLint } from '../src/command/lint.ts';
import { runRepair } from '../src/command/repair.ts';
import { rewrite } from '../src/files/rewrite.ts';
import type { Reported } from '../src/lint/reported.ts';
import type { Rule } from '../src/lint/rule.ts';
import { factsOf } from '../src/lint/rule-facts.ts';
import { patch } from '../src/report/diff.ts';
import { reporters } from '../src/report/reporters.ts';
import { textOfLines } from '../src/text/edited-lines.ts';
import { type Case, readPage, type Shown, writePage } from './rules/page.ts';
import { inFolder } from './rules/temporary-folder.ts';

/** What suppressions in pages are held against. */
const TODAY = '2026-01-15';

/** Lints the repository of a case, and prints its findings as text. */
function lintCase({ files }: Case): Promise<{ readonly findings: readonly Reported[]; readonly text: string }> {
  return inFolder(files, async (cwd) => {
    const { run, report } = await runLint({
      cwd,
      today: TODAY,
      ...(files.has('plan.yaml') ? { plan: 'plan.yaml' } : {}),
    });
    return { findings: report.findings, text: reporters.text({ ...run, color: false, width: 100, quiet: false }) };
  });
}

/** Repairs the repository of a case by one rule alone, the unsafe way if that is its way. */
async function repairCase({ files }: Case, rule: Rule, write = false) {
  return inFolder(files, async (cwd) => {
    const others = rules.filter(({ name, fix }) => name !== rule.name && fix !== undefined);
    const options = {
      cwd,
      today: TODAY,
      unsafeFixes: rule.fix === 'unsafe',
      rule: Object.fromEntries(others.map(({ name }) => [name, 'off'] as const)),
      ...(files.has('plan.yaml') ? { plan: 'plan.yaml' } : {}),
    };
    const run = await runRepair(options);
    if (write) for (const one of run.files) rewrite(run.workspace.files, one.file, textOfLines(one.lines));
    const edited = run.files.map(({ file, lines }) => ({
      path: run.workspace.display(file.path),
      original: file.text,
      lines,
      hasMark: file.hasMark,
    }));
    return { run, patch: patch(edited), again: await runRepair(options) };
  });
}

describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  const path = `rules/${name}.md`;
  const markdown = readFileSync(path, 'utf8');
  const page = readPage(markdown);
  const [bad, good] = [page.cases.filter(isBad), page.cases.filter((example) => !isBad(example))];

  it('has a page with a bad and a good case', () => {
    expect(markdown.split('\n')[0]).toBe(`# ${name}`);
    expect(page.lines.filter((line) => /^## /.test(line)).slice(0, 3)).toEqual(['## Why', '## Bad', '## Good']);
    expect([bad.length > 0, good.length > 0]).toEqual([true, true]);
  });

  it.each(bad)('finds: $title', async (example) => {
    const { findings } = await lintCase(example);
    expect(findings.map((finding) => finding.rule)).toContain(name);
    expect(findings.filter((finding) => finding.rule !== name && finding.severity !== 'info')).toEqual([]);
  });

  it.each(good)('is silent: $title', async (example) => {
    const { findings } = await lintCase(example);
    expect(findings.filter((finding) => finding.rule === name || finding.severity !== 'info')).toEqual([]);
  });

  it.skipIf(rule.fix === undefined)(
    'repairs a case, and is done then: it is silent, and nothing else is worse',
    async () => {
      const repaired = await Promise.all(bad.map((example) => repairCase(example, rule, true)));
      expect(repaired.some(({ run }) => run.made.length > 0)).toBe(true);
      for (const { run, again } of repaired.filter((one) => one.run.made.length > 0)) {
        const { findings, judged } = again.remaining;
        expect(again.made).toEqual([]);
        expect(again.files).toEqual([]);
        expect(findings.filter((one) => one.fix !== undefined).map(({ reported }) => reported.message)).toEqual([]);
        expect(findings.map(({ reported }) => reported)).toEqual(run.remaining.report.findings);
        expect(judged.findings.filter(({ reported }) => reported.rule === 'yaml/syntax')).toEqual([]);
      }
    },
  );

  it('has a page that shows what the rule says', async () => {
    const shown = new Map<Case, Shown>();
    for (const example of bad) {
      const { text } = await lintCase(example);
      shown.set(example, { text, patch: rule.fix === undefined ? '' : (await repairCase(example, rule)).patch });
    }
    await expect(writePage(page, factsOf(rule), shown)).toMatchFileSnapshot(`../${path}`);
  });
});

function isBad({ section }: Case): boolean {
  return section === 'Bad';
}
