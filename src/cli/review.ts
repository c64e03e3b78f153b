import type { SiteOptions } from '../command/open-sites.ts';
import { runReview } from '../command/review.ts';
import { UsageError } from '../command/usage-error.ts';
import { failsOn } from '../lint/summary.ts';
import { reviewReporters } from '../report/review/reporters.ts';
import { failingMoves } from '../review/failing-moves.ts';
import { type CommandLine, choice } from './command-line.ts';
import { linting, reviewing, threeFormats } from './option.ts';
import { readRuleSettings } from './rule-settings.ts';
import type { Shell } from './shell.ts';
import { withSites } from './site-options.ts';

/** `mlb-lint review [plan] --base REV`. */
export function review(line: CommandLine, shell: Shell): Promise<number> {
  return withSites(line, shell, (sites) => reviewIn(sites, line, shell));
}

async function reviewIn(sites: SiteOptions, line: CommandLine, shell: Shell): Promise<number> {
  const base = line.one(reviewing.base);
  const head = line.one(reviewing.head);
  if (base === undefined) throw new UsageError('review needs --base, the revision to compare with');
  const failOn = choice(line, linting.failOn) ?? 'error';
  const format = choice(line, threeFormats) ?? 'text';
  const options = {
    ...sites,
    base,
    rule: readRuleSettings(line),
    ...(head === undefined ? {} : { head }),
  };
  const isPage = format === 'markdown';
  const { review: report, repairs, maps } = await runReview(options, isPage);
  const extras = {
    ...(isPage ? { maps: maps() } : {}),
    ...(repairs === undefined ? {} : { repairs }),
  };
  shell.print(reviewReporters[format](report, shell.color, extras));
  const moves = line.has(reviewing.failOnMove) ? (choice(line, reviewing.failOnMove) ?? 'certain') : 'never';
  return failsOn(report.findings.new, failOn) || failingMoves(report, moves) > 0 ? 1 : 0;
}
