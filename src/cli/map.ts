import { resolve } from 'node:path';
import { map as drawUp } from '../command/map.ts';
import type { SiteOptions } from '../command/open-sites.ts';
import { UsageError } from '../command/usage-error.ts';
import { Refusal } from '../files/files.ts';
import { readRegular } from '../files/read-file.ts';
import { visible } from '../report/escape.ts';
import { freshnessOf, MAP_END, MAP_START, mapMarkdown } from '../report/map/markdown.ts';
import { mapReporters } from '../report/map/reporters.ts';
import { notReadWords } from '../report/run.ts';
import type { MapReport } from '../site/map.ts';
import { type CommandLine, choice } from './command-line.ts';
import { mapping } from './option.ts';
import type { Shell } from './shell.ts';
import { INCOMPLETE, withSites } from './site-options.ts';

/**
 * `mlb-lint map [plan]`. With `--check` it prints nothing and exits with 1 where the table of a document is stale. Where
 * not all of the manifests could be read, that cannot be told.
 */
export function map(line: CommandLine, shell: Shell): Promise<number> {
  return withSites(line, shell, (options) => mapIn(options, line, shell));
}

async function mapIn(options: SiteOptions, line: CommandLine, shell: Shell): Promise<number> {
  const format = choice(line, mapping.format);
  const check = line.one(mapping.check);
  if (check !== undefined && format !== undefined && format !== 'markdown') {
    throw new UsageError(`--check compares a document with --format markdown, not ${format}`);
  }
  const report = await drawUp(options);
  if (check !== undefined) return checkDocument(check, report, shell);
  shell.print(mapReporters[format ?? 'text'](report, shell.color));
  return 0;
}

function checkDocument(path: string, report: MapReport, shell: Shell): number {
  const source = readRegular(resolve(shell.cwd, path), path);
  if (source instanceof Refusal) throw new UsageError(`--check: ${source.message}`);
  if (report.incomplete !== undefined) {
    shell.say(visible(`mlb-lint: whether ${path} is stale cannot be told: ${notReadWords(report.incomplete)}`));
    return INCOMPLETE;
  }
  const freshness = freshnessOf(source.text, mapMarkdown(report));
  switch (freshness) {
    case 'fresh':
      return 0;
    case 'stale':
      shell.say(visible(`mlb-lint: ${path} is stale; put what mlb-lint map --format markdown prints in its place`));
      return 1;
    case 'no-markers':
      throw new UsageError(`--check: ${path} has no part between ${MAP_START} and ${MAP_END}`);
    case 'several-markers':
      throw new UsageError(`--check: ${path} has more than one part between ${MAP_START} and ${MAP_END}`);
  }
}
