import type { Manifest } from '../manifest/manifest.ts';
import type { Unknown } from '../manifest/unknown.ts';
import type { Truth } from './labels.ts';
import { truth } from './pool.ts';

/** A BFDProfile, as far as more than its schema judges it. */
export interface BfdProfile {
  readonly manifest: Manifest;
  readonly name: string | Unknown;
  readonly echoMode: Truth;
}

/** Reads a BFDProfile. */
export function readBfdProfile(manifest: Manifest): BfdProfile {
  return { manifest, name: manifest.name ?? '', echoMode: truth(manifest.get(['spec', 'echoMode']), false) };
}
