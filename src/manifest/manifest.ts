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

/** What a resource says of itself at its head. */
export interface Outline {
  /** Empty where it is missing, a variable or no string; so is `kind`. */
  readonly apiVersion: string;
  readonly kind: string;
  /** Undefined where it is missing or no string. */
  readonly name: string | Unknown | undefined;
  /** As written, before any default; undefined where it is missing or no string. */
  readonly namespace: string | Unknown | undefined;
}

/** The rest of a resource of which only the outline is read so far: whatever is asked of it reads more. */
export interface Unread extends Places {
  readonly path: string;
  readonly fields: Fields;
  get(route: Route): Tree | undefined;
  /** Whether a word may stand anywhere in it; false only where it surely does not. */
  mayHold(word: string): boolean;
}

/** One Kubernetes resource of the repository: what it says and where it says it. */
export class Manifest implements Outline {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string | Unknown | undefined;
  readonly namespace: string | Unknown | undefined;
  readonly #content: Fields | Unread;
  readonly #places: Places;

  constructor(fields: Fields, places: Places);
  /** A resource of which only the outline is read. */
  constructor(unread: Unread, places: Unread, outline: Outline);
  constructor(content: Fields | Unread, places: Places, outline?: Outline) {
    this.#content = content;
    this.#places = places;
    this.apiVersion = outline?.apiVersion ?? plain(this.fields.get('apiVersion'));
    this.kind = outline?.kind ?? plain(this.fields.get('kind'));
    const { name, namespace } = outline ?? namesIn(this.fields);
    this.name = name;
    this.namespace = namespace;
  }

  get fields(): Fields {
    return isRead(this.#content) ? this.#content : this.#content.fields;
  }

  /** The path of the file that it stands in. */
  get path(): string {
    return isRead(this.#content) ? this.at([]).source.path : this.#content.path;
  }

  /** The value at a route; undefined where nothing stands there. */
  get(route: Route): Tree | undefined {
    return isRead(this.#content) ? valueAt(this.#content, route) : this.#content.get(route);
  }

  /**
   * Whether a word may stand anywhere in it, as a value, a key, or in a comment; false only where it surely does not. Spares
   * reading what cannot matter.
   */
  mayHold(word: string): boolean {
    return isRead(this.#content) || this.#content.mayHold(word);
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

function isRead(content: Fields | Unread): content is Fields {
  return content instanceof Map;
}

function namesIn(fields: Fields): Pick<Outline, 'name' | 'namespace'> {
  const metadata = fields.get('metadata');
  return { name: textOf(valueAt(metadata, ['name'])), namespace: textOf(valueAt(metadata, ['namespace'])) };
}

function plain(tree: Tree | undefined): string {
  return typeof tree === 'string' ? tree : '';
}
