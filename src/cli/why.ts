import type { SiteOptions } from '../command/open-sites.ts';
import { why as explain } from '../command/why.ts';
import { whyReporters } from '../report/why/reporters.ts';
import { type CommandLine, choice } from './command-line.ts';
import { twoFormats } from './option.ts';
import type { Shell } from './shell.ts';
import { withSites } from './site-options.ts';

/** `mlb-lint why NAMESPACE/NAME [plan]`. */
export function why(line: CommandLine, shell: Shell): Promise<number> {
  return withSites(line, shell, (options) => whyIn(options, line, shell), 1);
}

async function whyIn(options: SiteOptions, line: CommandLine, shell: Shell): Promise<number> {
  const format = choice(line, twoFormats) ?? 'text';
  const [service = ''] = line.operands;
  const report = await explain({ ...options, service });
  shell.print(whyReporters[format](report, shell.color));
  return 0;
}
