import type { Places } from '../manifest/manifest.ts';
import { isFields, itemsOf, type Route, type Tree } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import type { Problem } from '../text/problem.ts';
import type { Located, Span } from '../text/source.ts';

/** One document of a plan while it is read: its tree, its places, and the problems found so far. */
export interface PlanDocument {
  readonly tree: Tree;
  readonly places: Places;
  report(problem: Problem): void;
}

/**
 * A value of a plan that fits the schema, and where it stands. What the schema rules out reads as nothing. In an
 * entry of `defaults` that a cluster takes, `{cluster}` in a text is the cluster's name.
 */
export class Entry {
  readonly value: Tree;
  readonly #document: PlanDocument;
  readonly #route: Route;
  readonly #cluster: string | undefined;

  private constructor(document: PlanDocument, value: Tree, route: Route, cluster: string | undefined) {
    this.#document = document;
    this.value = value;
    this.#route = route;
    this.#cluster = cluster;
  }

  /** The top of a document. */
  static top(document: PlanDocument): Entry {
    return new Entry(document, document.tree, [], undefined);
  }

  /** The place of the value: its text, or for a collection over several lines the key that holds it. */
  get at(): Span {
    return this.#document.places.value(this.#route);
  }

  /** This entry as a cluster takes it from `defaults`. */
  takenBy(cluster: string): Entry {
    return new Entry(this.#document, this.value, this.#route, cluster);
  }

  /** The value of a key; undefined where the key is missing or has no value. */
  get(key: string): Entry | undefined {
    const value = isFields(this.value) ? this.value.get(key) : undefined;
    return value === undefined || value === null ? undefined : this.#child(key, value);
  }

  /** The value of a key whose null says something; undefined where the key is missing. */
  getNullable(key: string): Entry | undefined {
    const value = isFields(this.value) ? this.value.get(key) : undefined;
    return value === undefined ? undefined : this.#child(key, value);
  }

  /** The keys that have a value, in the order of the file. */
  entries(): readonly (readonly [string, Entry])[] {
    const fields = isFields(this.value) ? [...this.value] : [];
    return fields.filter(([, value]) => value !== null).map(([key, value]) => [key, this.#child(key, value)]);
  }

  /** The items of a list. */
  items(): readonly Entry[] {
    return itemsOf(this.value).map((value, index) => this.#child(index, value));
  }

  /** The items of a list of this key; none where it is missing. */
  list(key: string): readonly Entry[] {
    return this.get(key)?.items() ?? [];
  }

  /** The items of a key that holds one value or a list of them. */
  oneOrMore(key: string): readonly Entry[] {
    const entry = this.get(key);
    if (entry === undefined) return [];
    return Array.isArray(entry.value) ? entry.items() : [entry];
  }

  /** The text of a scalar as it is written: YAML would make 0.1 of the release 0.10 and of the address `.100`. */
  get text(): string {
    const { value } = this;
    const text = typeof value === 'string' ? value : value instanceof Unknown ? value.text : this.#written();
    return this.#cluster === undefined ? text : text.replaceAll('{cluster}', () => this.#cluster ?? '');
  }

  /** Whether the text depends on the cluster that takes it. */
  get isPerCluster(): boolean {
    return this.#cluster !== undefined && typeof this.value === 'string' && this.value.includes('{cluster}');
  }

  /** The text and its place. */
  get located(): Located<string> {
    return { value: this.text, at: this.at };
  }

  /** The number and its place; NaN where the value is no number. */
  get locatedNumber(): Located<number> {
    return { value: Number(this.value), at: this.at };
  }

  /** Whether the value is this boolean. */
  is(value: boolean): boolean {
    return this.value === value;
  }

  /** Says what is wrong with the value. */
  blame(message: string): void {
    this.#document.report({ message, at: this.at });
  }

  #child(step: string | number, value: Tree): Entry {
    return new Entry(this.#document, value, [...this.#route, step], this.#cluster);
  }

  #written(): string {
    const { source, start, end } = this.at;
    return source.text.slice(start, end);
  }
}
