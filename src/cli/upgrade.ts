import type { SiteOptions } from '../command/open-sites.ts';
import { upgrade as compare } from '../command/upgrade.ts';
import { UsageError } from '../command/usage-error.ts';
import { upgradeReporters } from '../report/upgrade/reporters.ts';
import { type CommandLine, choice } from './command-line.ts';
import { threeFormats, upgrading } from './option.ts';
import type { Shell } from './shell.ts';
import { withSites } from './site-options.ts';

/** `mlb-lint upgrade [plan] --to VERSION`. */
export function upgrade(line: CommandLine, shell: Shell): Promise<number> {
  return withSites(line, shell, (options) => upgradeIn(options, line, shell));
}

async function upgradeIn(options: SiteOptions, line: CommandLine, shell: Shell): Promise<number> {
  const format = choice(line, threeFormats) ?? 'text';
  const to = line.one(upgrading.to);
  if (to === undefined) throw new UsageError('upgrade needs --to VERSION');
  shell.print(upgradeReporters[format](await compare({ ...options, to }), shell.color));
  return 0;
}
