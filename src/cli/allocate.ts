import { allocate as predict } from '../command/allocate.ts';
import { allocationReporters } from '../report/allocation/reporters.ts';
import { type CommandLine, choice } from './command-line.ts';
import { allocating, threeFormats } from './option.ts';
import type { Shell } from './shell.ts';
import { siteOptions } from './site-options.ts';

/** `mlb-lint allocate [plan]`. */
export async function allocate(line: CommandLine, shell: Shell): Promise<number> {
  const format = choice(line, threeFormats) ?? 'text';
  const pool = line.one(allocating.pool);
  const report = await predict({
    ...siteOptions(line, shell),
    ...(pool === undefined ? {} : { pool }),
    pending: line.has(allocating.pending),
  });
  shell.print(allocationReporters[format](report, shell.color));
  return 0;
}
