import { rules as listRules } from '../command/rules.ts';
import { ruleListReporters } from '../report/rule-list.ts';
import { type CommandLine, choice } from './command-line.ts';
import { rulesFormat } from './option.ts';
import type { Shell } from './shell.ts';

/** `mlb-lint rules`. */
export async function rules(line: CommandLine, shell: Shell): Promise<number> {
  const format = choice(line, rulesFormat) ?? 'text';
  shell.print(ruleListReporters[format]((await listRules()).rules, shell.width));
  return 0;
}
