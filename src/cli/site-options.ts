import type { Unseen } from '../command/notices.ts';
import type { SiteOptions } from '../command/open-sites.ts';
import { visible } from '../report/escape.ts';
import type { CommandLine } from './command-line.ts';
import { planned, shared } from './option.ts';
import type { Shell } from './shell.ts';

/** What the command line says of the plan and of what is judged; the plan is the operand at `index`. */
export function siteOptions(
  line: CommandLine,
  { cwd, say, progress }: Pick<Shell, 'cwd' | 'say' | 'progress'>,
  index = 0,
): SiteOptions {
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

/** The exit status where some of the manifests could not be read; what the rest gives is printed all the same. */
export const INCOMPLETE = 2;

/**
 * Does the work of a command that reads manifests, with what the command line says of them, and says what the answer
 * does not see. Where an I/O error or a limit kept some from being read, the exit status is 2. The plan is the operand
 * at `index`.
 */
export async function withSites(
  line: CommandLine,
  shell: Shell,
  work: (options: SiteOptions) => Promise<number>,
  index = 0,
): Promise<number> {
  return withUnseen(shell, (unseen) => work({ ...siteOptions(line, shell, index), unseen }));
}

/** Does work that tells what of the manifests it does not see, says that, and gives the exit status it then has. */
export async function withUnseen(
  shell: Shell,
  work: (unseen: (one: Unseen) => void) => Promise<number>,
): Promise<number> {
  let isWhole = true;
  const status = await work(({ words, isRefused }) => {
    if (isRefused) isWhole = false;
    shell.say(visible(words));
  });
  return isWhole ? status : INCOMPLETE;
}
