import { importPlan } from '../command/import.ts';
import { visible } from '../report/escape.ts';
import type { CommandLine } from './command-line.ts';
import { importing, planned } from './option.ts';
import type { Shell } from './shell.ts';

/** `mlb-lint import TYPE FILE...`. */
export async function importData(line: CommandLine, shell: Shell): Promise<number> {
  const [type = '', ...files] = line.operands;
  const url = line.one(importing.url);
  const { yaml } = await importPlan({
    type,
    files,
    ...(url === undefined ? {} : { url }),
    allowNetwork: line.has(planned.allowNetwork),
    cwd: shell.cwd,
    say: (text) => shell.say(visible(text)),
  });
  shell.print(yaml);
  return 0;
}
