import { rules } from '../../rules/index.ts';
import { today } from '../files/clock.ts';
import { type LintInput, lint } from '../lint/engine.ts';
import type { Finding } from '../lint/finding.ts';
import { distinctOf } from '../source/collection.ts';
import type { Source } from '../text/source.ts';
import { dormantSources } from './dormant-site.ts';
import type { LintOptions } from './lint-options.ts';
import type { Loaded } from './load-sites.ts';
import type { Opened } from './open-sites.ts';
import { readSettings } from './settings.ts';

/** What the rules say of opened sites, and the files it may point to. */
export interface Judgment {
  readonly findings: readonly Finding[];
  /** By path relative to the repository root. */
  readonly sources: ReadonlyMap<string, Source>;
}

/** What of the options bears on the judgment. */
export type JudgeOptions = Pick<LintOptions, 'rule' | 'today' | 'dormant'>;

/** Judges opened sites by every rule, as the plan and the options set them. */
export function judgeSites(opened: Opened, options: JudgeOptions): Judgment {
  const sources = sourcesIn(opened, options);
  return { findings: lint(inputOf(opened, sources, options)).findings, sources };
}

/** What the engine is given of opened sites: every rule, as the plan and the options set them. */
export function inputOf(
  { workspace, plan, loaded, judged }: Opened,
  sources: ReadonlyMap<string, Source>,
  options: JudgeOptions,
): LintInput {
  const settings = readSettings(rules, workspace, plan, options.rule ?? {});
  return {
    sites: loaded.sites,
    rules,
    settings: settings.planned,
    overrides: settings.overrides,
    sources: [...sources.values()],
    today: options.today ?? today(),
    judged,
    display: workspace.display,
  };
}

/** The files of opened sites in whose comments findings may be suppressed, those of the plan among them. */
export function sourcesIn({ plan, loaded }: Opened, options: JudgeOptions): ReadonlyMap<string, Source> {
  const dormant = options.dormant === true ? dormantSources(loaded.dormant) : [];
  return sourcesOf(loaded, [...(plan?.sources ?? []), ...dormant]);
}

function sourcesOf(loaded: Loaded, more: readonly Source[]): ReadonlyMap<string, Source> {
  const read = [...more, ...distinctOf(loaded.collections).flatMap((collection) => collection.sources)];
  return new Map(read.map((source) => [source.path, source]));
}
