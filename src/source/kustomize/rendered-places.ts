import type { Places } from '../../manifest/manifest.ts';
import { type Fields, isFields, type Route, type Tree, valueAt } from '../../manifest/tree.ts';
import type { Remark } from '../../text/problem.ts';
import type { Span } from '../../text/source.ts';
import { isFrom, presentPart } from './history.ts';
import { locate, type Writing } from './writing.ts';

/** What the places of a rendered resource are found with. */
export interface Provenance {
  /** The resource as it was rendered. */
  readonly fields: Fields;
  /** What its file says first, then what was written into it; asked for when the first place is. */
  writings(): readonly Writing[];
  /** Where to point for what nothing of these says. */
  readonly fallback: Spot;
  /** What else went into a value: where the overlay renames what it names. */
  definitions(route: Route): readonly Remark[];
}

/** A place in a file, by a route of its document. */
export interface Spot {
  readonly places: Places;
  readonly route: Route;
  readonly remark?: Remark;
}

/**
 * The places of a rendered resource in the files that a person edits. A value is blamed on the last of those who wrote
 * it just so; else on the resource's own file, where it was changed in a way that nothing here follows; else on the
 * last that says anything of it. What is missing is blamed on its nearest parent.
 */
export class RenderedPlaces implements Places {
  readonly #provenance: Provenance;
  #writings: readonly Writing[] | undefined;

  constructor(provenance: Provenance) {
    this.#provenance = provenance;
  }

  value(route: Route): Span {
    const spot = this.#find(route);
    return spot.places.value(spot.route);
  }

  key(route: Route): Span {
    const spot = this.#find(route);
    return spot.places.key(spot.route);
  }

  definitions(route: Route): readonly Remark[] {
    const { remark, places, route: own } = this.#find(route);
    const base = places.definitions?.(own) ?? [];
    return [...base, ...(remark === undefined ? [] : [remark]), ...this.#provenance.definitions(route)];
  }

  #find(route: Route): Spot {
    const present = presentPart(this.#provenance.fields, route);
    if (present.length === route.length) return this.#spot(route);
    const removed = this.#removal(route);
    if (removed !== undefined) return removed;
    const parent = this.#spot(present);
    return { ...parent, route: [...parent.route, ...route.slice(present.length)] };
  }

  #spot(route: Route): Spot {
    const { fields, fallback } = this.#provenance;
    this.#writings ??= this.#provenance.writings();
    const value: Tree = valueAt(fields, route) ?? null;
    let said: Spot | undefined;
    let base: Spot | undefined;
    for (const writing of this.#writings.toReversed()) {
      const located = locate(writing, route, fields);
      if (located?.isWhole !== true || writing.tree === undefined) continue;
      const spot = spotOf(writing, located.route);
      const isBase = writing === this.#writings[0];
      // A merge adds to mappings: it sets none as a whole.
      const isMerged = isFields(value) && writing.target.length === 0 && !isBase;
      if (!isMerged && isFrom(writing, located, value)) return spot;
      if (isBase) base = spot;
      said ??= spot;
    }
    if (base !== undefined) return base;
    if (said !== undefined) return said;
    return route.length === 0 ? fallback : this.#above(route);
  }

  /** What is nowhere itself stands in its parent. */
  #above(route: Route): Spot {
    const parent = this.#spot(route.slice(0, -1));
    return { ...parent, route: [...parent.route, ...route.slice(-1)] };
  }

  /** The operation that took a value away. */
  #removal(route: Route): Spot | undefined {
    this.#writings ??= this.#provenance.writings();
    const writing = this.#writings.findLast(
      ({ tree, target }) =>
        tree === undefined &&
        target.length > 0 &&
        target.length <= route.length &&
        target.every((step, index) => step === String(route[index])),
    );
    return writing === undefined ? undefined : spotOf(writing, writing.at);
  }
}

function spotOf({ places, remark }: Writing, route: Route): Spot {
  return { places, route, ...(remark === undefined ? {} : { remark }) };
}
