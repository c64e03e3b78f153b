import type { Manifest } from '../../manifest/manifest.ts';
import { placesBelow } from '../../manifest/places.ts';
import { resourcesOf } from '../../manifest/resources.ts';
import { isFields, isItems, type Route, type Tree } from '../../manifest/tree.ts';
import { embeddedValues } from './embedded-values.ts';
import { isManifest, isOff } from './services-in-values.ts';
import type { Values } from './values.ts';

/**
 * Whole resources in values, as charts of raw resources and keys such as `extraObjects` hold them: mappings with an
 * apiVersion, a kind and metadata, also as YAML text. What `enabled: false` switches off is left out.
 */
export function manifestsInValues({ tree, places }: Values): readonly Manifest[] {
  const found: Manifest[] = [];
  const visit = (value: Tree, route: Route): void => {
    if (isItems(value)) {
      for (const [index, item] of value.entries()) visit(item, [...route, index]);
    } else if (isFields(value)) {
      if (isOff(value)) return;
      if (isManifest(value)) {
        const below = placesBelow(places, route);
        found.push(...resourcesOf({ tree: value, fields: value, problems: [], places: below }).manifests);
      } else for (const [key, child] of value) visit(child, [...route, key]);
    } else if (typeof value === 'string' && /^(?:apiVersion|kind):/m.test(value)) {
      const text = embeddedValues(value, places.value(route));
      if (text !== undefined && isFields(text.tree) && isManifest(text.tree)) found.push(...manifestsInValues(text));
    }
  };
  visit(tree, []);
  return found;
}
