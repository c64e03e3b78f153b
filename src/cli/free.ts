import { runFree } from '../command/free.ts';
import { mapOf } from '../command/map.ts';
import type { SiteOptions } from '../command/open-sites.ts';
import { UsageError } from '../command/usage-error.ts';
import { freeReporters } from '../report/free/reporters.ts';
import { pickedBars } from '../report/map/bars.ts';
import { type CommandLine, choice } from './command-line.ts';
import { freeing, twoFormats } from './option.ts';
import type { Shell } from './shell.ts';
import { withSites } from './site-options.ts';

/** `mlb-lint free [plan]`. It exits with 1 where nothing fits. */
export function free(line: CommandLine, shell: Shell): Promise<number> {
  return withSites(line, shell, (options) => freeIn(options, line, shell));
}

async function freeIn(options: SiteOptions, line: CommandLine, shell: Shell): Promise<number> {
  const format = choice(line, twoFormats) ?? 'text';
  const family = choice(line, freeing.family);
  const size = line.one(freeing.size);
  const prefixLength = line.one(freeing.prefixLength);
  const roles = freeing.role.choices.filter((role) => line.all(freeing.role).includes(role));
  const { report, opened } = await runFree({
    ...options,
    network: line.all(freeing.network),
    ...(roles.length === 0 ? {} : { role: roles }),
    ...(family === undefined ? {} : { family }),
    ...(size === undefined ? {} : { size: readNumber('--size', size) }),
    ...(prefixLength === undefined ? {} : { prefixLength: Number(readNumber('--prefix-length', prefixLength)) }),
  });
  shell.print(freeReporters[format](report, shell.color));
  if (report.blocks.length > 0) {
    const ranges = report.blocks.slice(0, MOST_DRAWN).map(({ range }) => range);
    if (format === 'text') shell.print(`\n${pickedBars(mapOf(opened, options), ranges, shell.color)}`);
    return 0;
  }
  if (format === 'text') shell.say('mlb-lint: nothing fits');
  return 1;
}

/** Blocks that are drawn; the list has them all. */
const MOST_DRAWN = 20;

function readNumber(option: string, text: string): bigint {
  const digits = option === '--prefix-length' ? text.replace(/^\//, '') : text;
  if (!/^\d{1,39}$/.test(digits)) throw new UsageError(`option ${option} takes a number, not "${text}"`);
  return BigInt(digits);
}
