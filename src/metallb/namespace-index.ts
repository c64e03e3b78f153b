import { append } from '../text/group-by.ts';
import { isCore } from './build-cluster.ts';
import type { Cluster } from './cluster.ts';
import { type DecidingLabel, decidingLabels } from './label-index.ts';
import { anyOf, type Truth } from './labels.ts';
import { matches, type Selector } from './selector.ts';

const NAME = 'kubernetes.io/metadata.name';

/** How often namespaces are held against selectors: past these it is unknown which match one. */
const MOST_LOOKS = 1_000_000;

/** Where selectors match more namespaces than this, it is no help to list them. */
const MOST_LISTED = 500;

/** Where selectors can match: namespaces with a manifest by name, and whether also such as have none. */
export interface Scope {
  readonly names: readonly string[];
  readonly unwritten: boolean;
}

/** The labels of namespaces, so that selectors are held against few of many. */
export class NamespaceIndex {
  readonly #cluster: Cluster;
  readonly #names: readonly string[];
  readonly #written = new Set<string>();
  /** Those without a manifest: any label of theirs but the name may have any value. */
  readonly #unwritten: readonly string[];
  readonly #byLabel = new Map<string, Map<string, string[]>>();
  readonly #byKey = new Map<string, string[]>();
  /** Those whose value of a label is unknown. */
  readonly #vague = new Map<string, string[]>();
  readonly #matched = new WeakMap<readonly Selector[], Truth>();
  #looks = 0;

  /** Of the namespaces of a cluster those of the given names. */
  constructor(cluster: Cluster, names: Iterable<string>) {
    this.#cluster = cluster;
    this.#names = [...names];
    const manifests = new Map(cluster.manifests.map((one) => [isCore(one, 'Namespace') ? one.name : undefined, one]));
    for (const name of this.#names) {
      const labels = manifests.get(name)?.labels;
      if (labels === undefined) continue;
      this.#written.add(name);
      for (const [key, value] of labels) if (key !== NAME) this.#put(name, key, value);
    }
    this.#unwritten = this.#names.filter((name) => !this.#written.has(name));
    for (const name of this.#names) this.#put(name, NAME, name);
  }

  /** Whether a namespace has a manifest that tells its labels. */
  has(name: string): boolean {
    return this.#written.has(name);
  }

  /** Whether one of some selectors matches one of the namespaces; worked out once for a list. */
  matchedBy(selectors: readonly Selector[]): Truth {
    const known = this.#matched.get(selectors) ?? anyOf(selectors, (selector) => this.#isMatched(selector));
    this.#matched.set(selectors, known);
    return known;
  }

  /** 'unknown' for what would be found past a great many looks. */
  #isMatched(selector: Selector): Truth {
    return anyOf(this.#candidates(selector), (name) =>
      ++this.#looks > MOST_LOOKS ? 'unknown' : matches(selector, this.#cluster.labelsOfNamespace(name)),
    );
  }

  /** Outside of which selectors surely match nothing; undefined where no label decides one of them, or very many have it. */
  scopeOf(selectors: readonly Selector[]): Scope | undefined {
    const names = new Set<string>();
    let unwritten = false;
    for (const selector of selectors) {
      const label = this.#rarest(selector);
      if (label === undefined || (label.key === NAME && label.values === 'any')) return undefined;
      if (label.key !== NAME && this.#countOf(label) > MOST_LISTED) return undefined;
      const found = label.key === NAME && label.values !== 'any' ? label.values : this.#having(label);
      for (const name of found) names.add(name);
      unwritten ||= label.key !== NAME;
    }
    return { names: [...names], unwritten };
  }

  /** All that a selector may match, but of those without a manifest only one where their names make no difference. */
  #candidates(selector: Selector): readonly string[] {
    const label = this.#rarest(selector);
    if (label?.key === NAME) return this.#having(label);
    const named = selector.requirements.some(({ key }) => key === NAME);
    const written = label === undefined ? this.#written : this.#having(label);
    return [...written, ...(named ? this.#unwritten : this.#unwritten.slice(0, 1))];
  }

  /** Of the labels that decide a selector the one that the fewest namespaces have. */
  #rarest(selector: Selector): DecidingLabel | undefined {
    let rarest: DecidingLabel | undefined;
    for (const label of decidingLabels(selector)) {
      if (rarest === undefined || this.#countOf(label) < this.#countOf(rarest)) rarest = label;
    }
    return rarest;
  }

  #countOf(label: DecidingLabel): number {
    return this.#listsOf(label).reduce((count, list) => count + list.length, 0);
  }

  #having(label: DecidingLabel): readonly string[] {
    return this.#listsOf(label).flat();
  }

  #listsOf({ key, values }: DecidingLabel): readonly (readonly string[])[] {
    if (values === 'any') return [this.#byKey.get(key) ?? []];
    const byValue = this.#byLabel.get(key);
    return [this.#vague.get(key) ?? [], ...[...new Set(values)].map((value) => byValue?.get(value) ?? [])];
  }

  #put(name: string, key: string, value: unknown): void {
    append(this.#byKey, key, name);
    if (typeof value !== 'string') {
      append(this.#vague, key, name);
      return;
    }
    const byValue = this.#byLabel.get(key) ?? new Map<string, string[]>();
    this.#byLabel.set(key, byValue);
    append(byValue, value, name);
  }
}
