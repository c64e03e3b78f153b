import type { Remark } from '../text/problem.ts';
import type { Span } from '../text/source.ts';
import { type Fields, fieldsOf, type Route, type Tree, textOf, valueAt } from './tree.ts';
import type { Unknown } from './unknown.ts';

/** Where the parts of a resource stand in the file a person edits. A missing key answers with its nearest present parent. */
export interface Places {
  /** The place of a value. */
  value(route: Route): Span;
  /** The place of the key that holds the value; for an item of a list, the item. */
  key(route: Route): Span;
  /** Where values that went into this one are defined, such as a variable or an overlay's prefix; missing: nowhere else. */
  definitions?(route: Route): readonly Remark[];
}

/** One Kubernetes resource of the repository: what it says and where it says it. */
export class Manifest {
  /** Empty where it is missing, a variable or no string; so is `kind`. */
  readonly apiVersion: string;
  readonly kind: string;
  /** Undefined where it is missing or no string. */
  readonly name: string | Unknown | undefined;
  /** As written, before any default; undefined where it is missing or no string. */
  readonly namespace: string | Unknown | undefined;
  readonly fields: Fields;
  readonly #places: Places;

  constructor(fields: Fields, places: Places) {
    this.fields = fields;
    this.#places = places;
    this.apiVersion = plain(fields.get('apiVersion'));
    this.kind = plain(fields.get('kind'));
    this.name = textOf(this.get(['metadata', 'name']));
    this.namespace = textOf(this.get(['metadata', 'namespace']));
  }

  /** The value at a route; undefined where nothing stands there. */
  get(route: Route): Tree | undefined {
    return valueAt(this.fields, route);
  }

  at(route: Route): Span {
    return this.#places.value(route);
  }

  keyAt(route: Route): Span {
    return this.#places.key(route);
  }

  /** Where values that went into the one at a route are defined: a variable, an overlay's prefix. */
  definitionsAt(route: Route): readonly Remark[] {
    return this.#places.definitions?.(route) ?? [];
  }

  get labels(): Fields {
    return fieldsOf(this.get(['metadata', 'labels']));
  }

  get annotations(): Fields {
    return fieldsOf(this.get(['metadata', 'annotations']));
  }
}

function plain(tree: Tree | undefined): string {
  return typeof tree === 'string' ? tree : '';
}
