import type { Cluster } from '../metallb/cluster.ts';
import type { RuleSetting, Setting } from '../plan/plan.ts';
import type { Site } from '../site/site.ts';
import type { Source } from '../text/source.ts';
import { boundDrafts } from './bound-drafts.ts';
import { suppressionsIn, suppressionsOf } from './find-suppressions.ts';
import type { Finding } from './finding.ts';
import type { UnusedIgnore } from './ignores.ts';
import { inOrder } from './order.ts';
import type { IgnoreRule, Rule, SiteRule } from './rule.ts';
import { chosenSeverity, optionsOf, severityOf } from './setting.ts';
import { type Atlas, type Spoken, stamp } from './stamp.ts';
import { Suppressor } from './suppress.ts';
import type { Suppression } from './suppression.ts';

/** What is linted, and how. */
export interface LintInput {
  readonly sites: readonly Site[];
  /** The whole registry, also what is off: suppressions may name any of them. */
  readonly rules: readonly Rule[];
  /** The plan's `lint.rules`. */
  readonly settings: ReadonlyMap<string, RuleSetting>;
  /** Severities of the command line; they win over the plan's. */
  readonly overrides: ReadonlyMap<string, Setting>;
  /** Every file that was read: their comments may suppress findings. */
  readonly sources: readonly Source[];
  /** The day suppressions are held against, `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether a cluster is judged, or with no cluster its site as a whole; undefined: all are. */
  readonly judged?: (site: string | undefined, cluster: string | undefined) => boolean;
  /** Names of rules that had too little to go by: what suppresses them may be needed after all. */
  readonly couldNotJudge?: ReadonlySet<string>;
  /** A path relative to the repository root as people read it. */
  display(path: string): string;
}

/** What the rules found, in the order of reports: file, line, column, rule. */
export interface LintResult {
  readonly findings: readonly Finding[];
}

/**
 * Judges sites by the rules: stamps what they say with severity, place and fingerprint, drops what a suppression
 * silences, and lets rules about suppressions judge those. The same input in another order gives the same findings.
 * A rule that throws is a bug of ours, and is not caught.
 */
export function lint(input: LintInput): LintResult {
  return settle(input, speak(input), collectSuppressions(input));
}

/** Makes findings of what rules said, here or elsewhere, and judges the suppressions by it. */
export function settle(input: LintInput, spoken: readonly Spoken[], suppressions: readonly Suppression[]): LintResult {
  const atlas: Atlas = { siteOf: sitesByCluster(input.sites), display: (path) => input.display(path) };
  const suppressor = new Suppressor(suppressions, input.today);
  const { judged = () => true } = input;
  const findings = suppressor
    .keep(stamp(spoken, atlas))
    .filter(({ parties }) => parties.some(({ site, cluster }) => judged(site, cluster)));
  const ofIgnores = judgeIgnores(input, suppressor, atlas);
  return { findings: [...findings, ...ofIgnores].sort((a, b) => inOrder(a.reported, b.reported)) };
}

function sitesByCluster(sites: readonly Site[]): ReadonlyMap<Cluster, Site> {
  return new Map(sites.flatMap((site) => site.clusters.map((cluster) => [cluster, site] as const)));
}

/** The suppressions in the comments of files, each file once, and in the annotations of resources. */
export function collectSuppressions({ sites, sources }: Pick<LintInput, 'sites' | 'sources'>): readonly Suppression[] {
  const files = new Map(sources.map((source) => [source.path, source]));
  return [
    ...[...files.values()].flatMap(suppressionsIn),
    ...sites.flatMap(({ clusters }) => clusters.flatMap(suppressionsOf)),
  ];
}

/** What the rules that judge sites say, before it is known what of it is suppressed, said twice or asked for. */
export function speak(input: LintInput): readonly Spoken[] {
  const spoken: Spoken[] = [];
  for (const rule of input.rules) {
    const chosen = chosenSeverity(rule, input);
    if (isIgnoreRule(rule) || chosen === 'off') continue;
    const options = optionsOf(rule, input);
    for (const site of input.sites) {
      for (const draft of boundDrafts(rule.check(site, options))) {
        spoken.push({ rule, draft, site, severity: severityOf(rule, draft.severity, chosen) });
      }
    }
  }
  return spoken;
}

/**
 * Rules about suppressions come last. They are suppressed in turn, but for what they say of the suppressions of
 * themselves.
 */
function judgeIgnores(input: LintInput, suppressor: Suppressor, atlas: Atlas): readonly Finding[] {
  const judges = input.rules.filter(isIgnoreRule);
  const known = new Set(input.rules.map(({ name }) => name));
  const able = input.rules.filter(
    (rule) => chosenSeverity(rule, input) !== 'off' && input.couldNotJudge?.has(rule.name) !== true,
  );
  const unused = (rules: readonly Rule[]) => {
    const found = suppressor.unused(new Set(rules.map(({ name }) => name)), known);
    return found.length === 0 ? found : found.filter(scopeOf(input));
  };
  const kept = suppressor.keep(stamp(speakOf(input, judges, unused(able.filter(isSiteRule))), atlas));
  const ofThemselves = unused(able.filter(isIgnoreRule)).filter(({ rule }) => known.has(rule));
  return [...kept, ...stamp(speakOf(input, judges, ofThemselves), atlas)];
}

function speakOf(input: LintInput, judges: readonly IgnoreRule[], unused: readonly UnusedIgnore[]): readonly Spoken[] {
  return judges.flatMap((rule) => {
    const chosen = chosenSeverity(rule, input);
    if (chosen === 'off') return [];
    return [...boundDrafts(rule.checkIgnores(unused))].map((draft) => ({
      rule,
      draft,
      site: undefined,
      severity: severityOf(rule, draft.severity, chosen),
    }));
  });
}

/**
 * Whether a suppression can be judged: its cluster is, or no resource of a cluster that is not comes from its file.
 * Where only some clusters are judged, a file without resources, such as the plan, may be about the others.
 */
function scopeOf({ sites, judged }: LintInput): (ignore: UnusedIgnore) => boolean {
  if (judged === undefined) return () => true;
  const isJudged = (site: Site, cluster: Cluster) => judged(site.name, cluster.name);
  const all = sites.flatMap((site) => site.clusters.map((cluster) => ({ cluster, inScope: isJudged(site, cluster) })));
  if (all.every(({ inScope }) => inScope)) return () => true;
  const pathsOf = (inScope: boolean) =>
    new Set(all.filter((one) => one.inScope === inScope).flatMap(({ cluster }) => pathsIn(cluster)));
  const [judgedPaths, otherPaths] = [pathsOf(true), pathsOf(false)];
  const judgedClusters = new Set(all.filter(({ inScope }) => inScope).map(({ cluster }) => cluster));
  return ({ at }) => {
    if ('manifest' in at) return judgedClusters.has(at.cluster);
    return judgedPaths.has(at.source.path) && !otherPaths.has(at.source.path);
  };
}

function pathsIn({ manifests }: Cluster): readonly string[] {
  return manifests.map((manifest) => manifest.path);
}

function isIgnoreRule(rule: Rule): rule is IgnoreRule {
  return 'checkIgnores' in rule;
}

function isSiteRule(rule: Rule): rule is SiteRule {
  return 'check' in rule;
}
