import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LintRun } from '../../../src/command/finish-lint.ts';
import { runLint } from '../../../src/command/lint.ts';
import type { LintOptions } from '../../../src/command/lint-options.ts';
import { runMerge } from '../../../src/command/merge.ts';
import { reporters } from '../../../src/report/reporters.ts';
import { inFolder } from '../../rules/temporary-folder.ts';

/** What a report comes to in every format, by its name. */
export type Printed = Readonly<Record<string, string>>;

/** Prints a finished run in every format, for a terminal of 100 columns without colors. */
export function printed({ run }: Pick<LintRun, 'run'>): Printed {
  const page = { ...run, color: false, width: 100, quiet: false };
  return Object.fromEntries(Object.entries(reporters).map(([name, reporter]) => [name, reporter(page)]));
}

/** The JSON reports of all shards of a repository, the first first. */
export async function shardsOf(options: LintOptions, count: number): Promise<readonly string[]> {
  const texts: string[] = [];
  for (let index = 1; index <= count; index++) {
    const { json = '' } = printed(await runLint({ ...options, shard: `${index}/${count}` }));
    texts.push(json);
  }
  return texts;
}

/** Merges reports in a folder that holds nothing else. They are named `1.json`, `2.json` and so on. */
export async function mergeTexts(texts: readonly string[]): Promise<Printed> {
  const names = texts.map((_, index) => `${index + 1}.json`);
  return inFolder(new Map(), async (cwd) => {
    for (const [index, text] of texts.entries()) writeFileSync(join(cwd, names[index] ?? ''), text);
    return printed(await runMerge({ reports: names, cwd }));
  });
}
