import type { Places } from '../../manifest/manifest.ts';
import type { Tree } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';
import type { Problem } from '../../text/problem.ts';
import type { Located } from '../../text/source.ts';
import type { Planted } from '../planted.ts';
import { pointTo } from './pointer.ts';

/** A value of a file, by a JSON Pointer; both its value and where it stands. */
export interface Taken extends Omit<Planted, 'route'> {
  readonly value: Tree;
}

/** A document, or an item of a list in it, that pointers lead into. */
export class Excerpt {
  readonly tree: Tree;
  readonly places: Places;
  readonly problems: Problem[];
  readonly #from: Planted['from'];
  readonly #name: string;

  /** `name` is what messages call it; what is wrong is added to `problems`. */
  constructor(tree: Tree, places: Places, from: Planted['from'], name: string, problems: Problem[]) {
    this.tree = tree;
    this.places = places;
    this.problems = problems;
    this.#from = from;
    this.#name = name;
  }

  /** The value there; undefined, and no problem, where nothing or null is. */
  take(pointer: Located<string> | undefined): Taken | undefined {
    if (pointer === undefined) return undefined;
    const found = pointTo(this.tree, pointer.value);
    if ('missing' in found || found.value === null) return undefined;
    return { value: found.value, places: this.places, from: [...this.#from, ...found.route] };
  }

  /** The value there; undefined and a problem that names the nearest pointer where nothing is. */
  need(pointer: Located<string>): Taken | undefined {
    const found = pointTo(this.tree, pointer.value);
    if (!('missing' in found)) {
      return { value: found.value, places: this.places, from: [...this.#from, ...found.route] };
    }
    const meant = found.meant === undefined ? '' : `; did you mean "${found.meant}"?`;
    this.problems.push({ message: `"${pointer.value}" leads to nothing in ${this.#name}${meant}`, at: pointer.at });
    return undefined;
  }

  /** True or false, also as a text; undefined where nothing is or where it cannot be known, with a problem for others. */
  truth(pointer: Located<string>): boolean | Unknown | undefined {
    const value = this.take(pointer)?.value;
    if (value === undefined || typeof value === 'boolean' || value instanceof Unknown) return value;
    const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
    if (word === 'true' || word === 'false') return word === 'true';
    this.blame(pointer, 'is neither true nor false');
    return undefined;
  }

  /** Says what is wrong with what a pointer leads to. */
  blame(pointer: Located<string>, fault: string): void {
    this.problems.push({ message: `"${pointer.value}" in ${this.#name} ${fault}`, at: pointer.at });
  }

  /** An item of a list that a pointer led to. */
  item(taken: Taken, index: number, tree: Tree, name: string): Excerpt {
    return new Excerpt(tree, taken.places, [...taken.from, index], name, this.problems);
  }
}
