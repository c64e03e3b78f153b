import type { Manifest } from '../manifest/manifest.ts';
import { itemsOf, type Route } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import { textAt } from './field.ts';

/** One name for a community. */
export interface Alias {
  readonly route: Route;
  /** Empty where it is missing: MetalLB takes that for a name too. */
  readonly name: string | Unknown;
  readonly value: string | Unknown;
}

/** A Community resource: names that BGPAdvertisements may use. The name of the resource is none of them. */
export interface Community {
  readonly manifest: Manifest;
  readonly name: string | Unknown;
  readonly aliases: readonly Alias[];
  /** False where the list of aliases is unknown or of a wrong shape. */
  readonly complete: boolean;
}

const LIST: Route = ['spec', 'communities'];

/** Reads a Community. */
export function readCommunity(manifest: Manifest): Community {
  const list = manifest.get(LIST);
  return {
    manifest,
    name: manifest.name ?? '',
    aliases: itemsOf(list).map((_, index) => {
      const route = [...LIST, index];
      const part = (key: string) => textAt(manifest, [...route, key]) ?? '';
      return { route, name: part('name'), value: part('value') };
    }),
    complete: !(list instanceof Unknown),
  };
}

/** What a text is as a community. */
export type CommunityForm = 'legacy' | 'large' | 'bad-value' | 'bad-format';

/**
 * Reads a community as MetalLB's internal/bgp/community does: `A:B` of two numbers of 16 bits, `large:A:B:C` of three
 * of 32 bits. Two and four parts that hold something else are a bad value; any other number of parts is a bad format,
 * which may be the name of an alias.
 */
export function communityForm(text: string): CommunityForm {
  const parts = text.split(':');
  if (parts.length === 2) return parts.every((part) => isNumber(part, 0xffffn)) ? 'legacy' : 'bad-value';
  if (parts.length !== 4) return 'bad-format';
  const [marker, ...numbers] = parts;
  return marker === 'large' && numbers.every((part) => isNumber(part, 0xffffffffn)) ? 'large' : 'bad-value';
}

/** A decimal number as Go's `strconv.ParseUint` takes it: any number of leading zeros, no sign. */
function isNumber(text: string, most: bigint): boolean {
  return /^\d{1,256}$/.test(text) && BigInt(text) <= most;
}
