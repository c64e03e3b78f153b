import { allocate as predict } from '../command/allocate.ts';
import type { SiteOptions } from '../command/open-sites.ts';
import { allocationReporters } from '../report/allocation/reporters.ts';
import { type CommandLine, choice } from './command-line.ts';
import { allocating, threeFormats } from './option.ts';
import type { Shell } from './shell.ts';
import { withSites } from './site-options.ts';

/** `mlb-lint allocate [plan]`. */
export function allocate(line: CommandLine, shell: Shell): Promise<number> {
  return withSites(line, shell, (options) => allocateIn(options, line, shell));
}

async function allocateIn(options: SiteOptions, line: CommandLine, shell: Shell): Promise<number> {
  const format = choice(line, threeFormats) ?? 'text';
  const pool = line.one(allocating.pool);
  const report = await predict({
    ...options,
    ...(pool === undefined ? {} : { pool }),
    pending: line.has(allocating.pending),
  });
  shell.print(allocationReporters[format](report, shell.color));
  return 0;
}
