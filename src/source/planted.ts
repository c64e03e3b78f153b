import type { Places } from '../manifest/manifest.ts';
import type { Route } from '../manifest/tree.ts';
import type { Span } from '../text/source.ts';

/** A part of a made resource that a person wrote elsewhere. */
export interface Planted {
  /** Where it stands in the made resource. */
  readonly route: Route;
  /** The document it was written in, and where in that. */
  readonly places: Places;
  readonly from: Route;
}

/**
 * The places of a resource that nobody wrote as such: each part is where it was taken from, and what was taken from
 * nowhere is where the nearest part above it is. The first of `planted` is the resource itself, with an empty route.
 */
export function plantedPlaces(planted: readonly [Planted, ...Planted[]]): Places {
  const [root] = planted;
  const find = (route: Route): { readonly places: Places; readonly route: Route } => {
    let best: Planted = root;
    for (const one of planted) {
      if (one.route.length >= best.route.length && one.route.every((step, at) => step === route[at])) best = one;
    }
    const rest = best === root && route.length > 0 ? [] : route.slice(best.route.length);
    return { places: best.places, route: [...best.from, ...rest] };
  };
  return {
    value: (route) => {
      const found = find(route);
      return found.places.value(found.route);
    },
    key: (route) => {
      const found = find(route);
      return found.places.key(found.route);
    },
    definitions: (route) => {
      const found = find(route);
      return found.places.definitions?.(found.route) ?? [];
    },
  };
}

/** Places of which every one is the same. */
export function placesAt(span: Span): Places {
  return { value: () => span, key: () => span };
}
