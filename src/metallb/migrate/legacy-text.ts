import { type Comment, commentsWith } from '../../manifest/comments.ts';
import type { Places } from '../../manifest/manifest.ts';
import { type Fields, isFields, isItems, type Route, type Tree } from '../../manifest/tree.ts';
import type { Source } from '../../text/source.ts';
import type { Note, Remarks } from './old-config.ts';

/** Lines of a text, from 1; `to` is the last one. */
export interface Lines {
  readonly from: number;
  readonly to: number;
}

/** Where a mapping stands. */
export interface Surroundings {
  readonly source: Source;
  readonly lines: Lines;
  /** Of the resources that come of it. */
  readonly namespace: string;
  readonly shift?: number;
  readonly around?: readonly string[];
}

/**
 * A mapping that configures MetalLB the old way, with the comments in it. Each comment belongs to what stands on its
 * line, or else to what follows it, and is given out once.
 */
export class LegacyText {
  readonly fields: Fields;
  readonly namespace: string;
  readonly #lineOf: (route: Route) => number;
  readonly #shift: number;
  readonly #comments: readonly Owned[];
  /** The same by the first two steps of the owner's route. */
  readonly #byItem = new Map<string, Owned[]>();
  readonly #around: readonly string[];
  readonly #given = new Set<Comment>();
  readonly #notes: Note[] = [];

  /**
   * `lines` are those of the mapping in the source; in front of the source's first one stand `shift` lines of the file.
   * `around` are comments of what holds the mapping.
   */
  constructor(fields: Fields, places: Places, { source, lines, namespace, shift = 0, around = [] }: Surroundings) {
    this.fields = fields;
    this.namespace = namespace;
    this.#shift = shift;
    this.#around = around;
    this.#lineOf = (route) => source.position(places.key(route).start).line;
    const comments = commentsWith(source, '#').filter(({ line }) => line >= lines.from && line <= lines.to);
    this.#comments = comments.length === 0 ? [] : assign(comments, this.#anchors());
    for (const owned of this.#comments) {
      const item = itemOf(owned.owner);
      const siblings = this.#byItem.get(item) ?? [];
      siblings.push(owned);
      this.#byItem.set(item, siblings);
    }
  }

  /** What was noted so far, in order. */
  get notes(): readonly Note[] {
    return this.#notes;
  }

  note(route: Route, message: string): void {
    this.#notes.push({ message, line: this.#lineOf(route) + this.#shift });
  }

  /** The comments of what stands at a route and below it that were not given out yet. */
  commentsBelow(route: Route): readonly string[] {
    return this.#take(route).map(textOf);
  }

  /** All comments that were not given out yet, and those around. */
  leftovers(): readonly string[] {
    return [...this.#around, ...this.commentsBelow([])];
  }

  /** The comments of one value. */
  remarksAt(route: Route): Remarks {
    const taken = this.#take(route);
    const [beside, ...others] = taken.filter(({ alone }) => !alone).map(textOf);
    return { before: [...taken.filter(({ alone }) => alone).map(textOf), ...others], beside };
  }

  #take(route: Route): readonly Comment[] {
    const near = route.length < 2 ? this.#comments : (this.#byItem.get(itemOf(route)) ?? []);
    const taken = near
      .filter(({ comment, owner }) => !this.#given.has(comment) && route.every((step, index) => owner[index] === step))
      .map(({ comment }) => comment);
    for (const comment of taken) this.#given.add(comment);
    return taken;
  }

  #anchors(): readonly Anchor[] {
    const anchors: Anchor[] = [];
    const visit = (tree: Tree, route: Route): void => {
      if (route.length > 0) anchors.push({ route, line: this.#lineOf(route) });
      const children = isFields(tree) ? [...tree] : isItems(tree) ? [...tree.entries()] : [];
      for (const [step, child] of children) visit(child, [...route, step]);
    };
    visit(this.fields, []);
    return anchors.sort((a, b) => a.line - b.line);
  }
}

interface Anchor {
  readonly route: Route;
  readonly line: number;
}

/** A comment and the route of what it is about. */
interface Owned {
  readonly comment: Comment;
  readonly owner: Route;
}

function itemOf(route: Route): string {
  return JSON.stringify(route.slice(0, 2));
}

/** Gives each comment to the innermost thing on its line, or on the next line that has any; both are in the order of lines. */
function assign(comments: readonly Comment[], anchors: readonly Anchor[]): readonly Owned[] {
  let next = 0;
  return comments.map((comment) => {
    const isOver = ({ line }: Anchor) => (comment.alone ? line <= comment.line : line < comment.line);
    for (let anchor = anchors[next]; anchor !== undefined && isOver(anchor); anchor = anchors[next]) next++;
    let found = next;
    while (anchors[found] !== undefined && anchors[found + 1]?.line === anchors[next]?.line) found++;
    return { comment, owner: (anchors[found] ?? anchors.at(-1))?.route ?? [] };
  });
}

/** Without the `#`. */
function textOf({ text }: Comment): string {
  return text.slice(1);
}
