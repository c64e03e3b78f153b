import type { SiteOptions } from '../command/open-sites.ts';
import { visible } from '../report/escape.ts';
import type { CommandLine } from './command-line.ts';
import { planned, shared } from './option.ts';
import type { Shell } from './shell.ts';

/** What the command line says of the plan and of what is judged; the plan is the operand at `index`. */
export function siteOptions(line: CommandLine, { cwd, say, progress }: Pick<Shell, 'cwd' | 'say' | 'progress'>, index = 0): SiteOptions {
  const plan = line.operands[index];
  const metallbVersion = line.one(planned.metallbVersion);
  return {
    cwd,
    say: (text) => say(visible(text)),
    allowNetwork: line.has(planned.allowNetwork),
    stats: line.has(planned.stats),
    site: line.all(planned.site),
    cluster: line.all(planned.cluster),
    ...(progress === undefined || line.has(shared.quiet) ? {} : { progress }),
    ...(plan === undefined ? {} : { plan }),
    ...(metallbVersion === undefined ? {} : { metallbVersion }),
  };
}
