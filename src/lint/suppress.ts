import { compareSpans } from '../site/clashes.ts';
import { compareText } from '../text/compare.ts';
import { append } from '../text/group-by.ts';
import { guesser } from '../text/nearest.ts';
import type { Finding } from './finding.ts';
import type { UnusedIgnore } from './ignores.ts';
import { spanOf } from './stamp.ts';
import { holdsOn, type Mention, type Scope, type Suppression } from './suppression.ts';

/**
 * What names one rule for the same line, file or resource, by the names of their pairs: one annotation that two clusters
 * read is one pair. There may be very many of them.
 */
type Bucket = string[];

/** Suppressions put to use: which findings they silence, and which of them silenced nothing. */
export class Suppressor {
  readonly #suppressions: readonly Suppression[];
  readonly #today: string;
  readonly #lines = new Map<string, Bucket>();
  readonly #files = new Map<string, Bucket>();
  readonly #resources = new Map<object, Map<string, Bucket>>();
  readonly #spent = new Set<Bucket>();
  readonly #used = new Set<string>();

  /** `today` is the day that suppressions are held against, `YYYY-MM-DD`. */
  constructor(suppressions: readonly Suppression[], today: string) {
    this.#suppressions = suppressions;
    this.#today = today;
    for (const suppression of suppressions) {
      if (!suppression.hasReason || !holdsOn(suppression.until, today)) continue;
      for (const mention of suppression.mentions) this.#file(mention, suppression.scope);
    }
  }

  /** The findings that no suppression silences. Every suppression of a finding counts as used. */
  keep(findings: readonly Finding[]): readonly Finding[] {
    return findings.filter((finding) => {
      const buckets = this.#bucketsOf(finding);
      for (const bucket of buckets) this.#spend(bucket);
      return buckets.length === 0;
    });
  }

  #spend(bucket: Bucket): void {
    if (this.#spent.has(bucket)) return;
    this.#spent.add(bucket);
    for (const key of bucket) this.#used.add(key);
  }

  /** What is wrong with the suppressions, as far as they name these rules; those that name no rule, or an unknown one, too. */
  unused(rules: ReadonlySet<string>, known: ReadonlySet<string>): readonly UnusedIgnore[] {
    const said = new Map<string, UnusedIgnore>();
    for (const suppression of this.#suppressions) {
      for (const ignore of this.#faultsOf(suppression, rules, known))
        said.set(`${ignore.reason} ${keyOf(ignore)}`, ignore);
    }
    const meantBy = guesser(known);
    return [...said.values()].sort(compareIgnores).map((ignore) => {
      const meant = ignore.reason === 'unknown-rule' ? meantBy(ignore.rule) : undefined;
      return meant === undefined ? ignore : { ...ignore, meant };
    });
  }

  #faultsOf(suppression: Suppression, rules: ReadonlySet<string>, known: ReadonlySet<string>): readonly UnusedIgnore[] {
    const { at, mentions, hasReason, until } = suppression;
    if (mentions.length === 0) return [{ at, reason: 'no-rule', rule: '' }];
    const strangers = mentions
      .filter(({ rule }) => !known.has(rule))
      .map(({ rule, at }) => ({ at, reason: 'unknown-rule', rule }) as const);
    const judged = mentions.filter(({ rule }) => rules.has(rule));
    const names = judged.map(({ rule }) => rule).join(', ');
    if (names === '') return strangers;
    if (!hasReason) return [...strangers, { at, reason: 'no-reason', rule: names }];
    if (until !== undefined && !holdsOn(until, this.#today)) {
      return [...strangers, { at, reason: 'lapsed', rule: names, until }];
    }
    const idle = judged.filter((mention) => !this.#used.has(keyOf(mention)));
    return [...strangers, ...idle.map(({ rule, at }) => ({ at, reason: 'nothing', rule }) as const)];
  }

  #file(mention: Mention, scope: Scope): void {
    const { rule } = mention;
    const key = keyOf(mention);
    if (scope.kind === 'file') append(this.#files, `${rule}\n${scope.path}`, key);
    else if (scope.kind === 'lines')
      for (const line of scope.lines) append(this.#lines, `${rule}\n${line} ${scope.path}`, key);
    else {
      const byRule = this.#resources.get(scope.manifest) ?? new Map<string, Bucket>();
      this.#resources.set(scope.manifest, byRule);
      append(byRule, rule, key);
    }
  }

  #bucketsOf({ at, manifest, reported: { rule, location } }: Finding): readonly Bucket[] {
    const { path } = at.source;
    return [
      this.#lines.get(`${rule}\n${location.line} ${path}`) ?? [],
      this.#files.get(`${rule}\n${path}`) ?? [],
      (manifest && this.#resources.get(manifest)?.get(rule)) ?? [],
    ].filter(({ length }) => length > 0);
  }
}

/** In the order in which they stand, so that of very many the first ones are told. */
function compareIgnores(a: UnusedIgnore, b: UnusedIgnore): number {
  const [here, there] = [spanOf(a.at), spanOf(b.at)];
  return compareSpans(here, there) || compareText(a.rule, b.rule) || compareText(a.reason, b.reason);
}

function keyOf({ rule, at }: Mention): string {
  const { source, start } = spanOf(at);
  return `${source.path} ${start} ${rule}`;
}
