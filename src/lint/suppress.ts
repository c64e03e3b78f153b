import { compareSpans } from '../site/clashes.ts';
import { compareText } from '../text/compare.ts';
import { append } from '../text/group-by.ts';
import { guesser } from '../text/nearest.ts';
import type { Finding } from './finding.ts';
import type { UnusedIgnore } from './ignores.ts';
import { spanOf } from './stamp.ts';
import { holdsOn, type Mention, type Scope, type Suppression } from './suppression.ts';

/** A rule that a suppression names, and the name of the pair: one annotation that two clusters read is one pair. */
interface Pair extends Mention {
  readonly key: string;
}

/** Suppressions put to use: which findings they silence, and which of them silenced nothing. */
export class Suppressor {
  readonly #suppressions: readonly Suppression[];
  readonly #today: string;
  readonly #lines = new Map<string, Pair[]>();
  readonly #files = new Map<string, Pair[]>();
  readonly #resources = new Map<object, Pair[]>();
  readonly #used = new Set<string>();

  /** `today` is the day that suppressions are held against, `YYYY-MM-DD`. */
  constructor(suppressions: readonly Suppression[], today: string) {
    this.#suppressions = suppressions;
    this.#today = today;
    for (const suppression of suppressions) {
      if (!suppression.hasReason || !holdsOn(suppression.until, today)) continue;
      for (const mention of suppression.mentions) this.#file({ ...mention, key: keyOf(mention) }, suppression.scope);
    }
  }

  /** The findings that no suppression silences. Every suppression of a finding counts as used. */
  keep(findings: readonly Finding[]): readonly Finding[] {
    return findings.filter((finding) => {
      const pairs = this.#pairsOf(finding).filter(({ rule }) => rule === finding.reported.rule);
      for (const { key } of pairs) this.#used.add(key);
      return pairs.length === 0;
    });
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

  #file(pair: Pair, scope: Scope): void {
    if (scope.kind === 'resource') append(this.#resources, scope.manifest, pair);
    else if (scope.kind === 'file') append(this.#files, scope.path, pair);
    else for (const line of scope.lines) append(this.#lines, `${line} ${scope.path}`, pair);
  }

  #pairsOf({ at, manifest, reported }: Finding): readonly Pair[] {
    const { path } = at.source;
    return [
      ...(this.#lines.get(`${reported.location.line} ${path}`) ?? []),
      ...(this.#files.get(path) ?? []),
      ...((manifest && this.#resources.get(manifest)) ?? []),
    ];
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
