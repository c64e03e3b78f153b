import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import { runLint } from '../src/command/lint.ts';
import type { Reported } from '../src/lint/reported.ts';
import { factsOf } from '../src/lint/rule-facts.ts';
import { reporters } from '../src/report/reporters.ts';
import { type Case, readPage, writePage } from './rules/page.ts';
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

  it('has a page that shows what the rule says', async () => {
    const shown = new Map<Case, string>();
    for (const example of bad) shown.set(example, (await lintCase(example)).text);
    await expect(writePage(page, factsOf(rule), shown)).toMatchFileSnapshot(`../${path}`);
  });
});

function isBad({ section }: Case): boolean {
  return section === 'Bad';
}
