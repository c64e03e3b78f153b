import type { SiteOptions } from '../command/open-sites.ts';
import type { CommandLine } from './command-line.ts';
import { planned } from './option.ts';
import type { Shell } from './shell.ts';

/** What the command line says of the plan and of what is judged; the plan is the operand at `index`. */
export function siteOptions(line: CommandLine, { cwd }: Pick<Shell, 'cwd'>, index = 0): SiteOptions {
  const plan = line.operands[index];
  const metallbVersion = line.one(planned.metallbVersion);
  return {
    cwd,
    site: line.all(planned.site),
    cluster: line.all(planned.cluster),
    ...(plan === undefined ? {} : { plan }),
    ...(metallbVersion === undefined ? {} : { metallbVersion }),
  };
}
