import { explain as explainRule } from '../command/explain.ts';
import { renderPage } from '../report/page.ts';
import type { CommandLine } from './command-line.ts';
import type { Shell } from './shell.ts';

/** `mlb-lint explain RULE`. */
export async function explain(line: CommandLine, shell: Shell): Promise<number> {
  const [rule = ''] = line.operands;
  const { page } = await explainRule({ rule });
  shell.print(renderPage(page, shell.color));
  return 0;
}
