import type { Manifest } from '../manifest/manifest.ts';
import type { Mode } from './cluster.ts';
import { type Hint, type ModeHint, modeHints, releaseHints } from './hints.ts';
import type { Installation } from './installation.ts';
import { Releases } from './release.ts';

/** Which MetalLB a cluster runs, and how that is known. */
export interface Identity {
  /** The releases it may run: what is stated, else what the repository's hints allow, else every one. */
  readonly releases: Releases;
  readonly modes: readonly Mode[];
  readonly releaseOrigin: string;
  readonly modeOrigin: string;
  readonly releaseHints: readonly Hint<Releases>[];
  readonly modeHints: readonly ModeHint[];
}

const ALL_MODES: readonly Mode[] = ['native', 'frr', 'frr-k8s'];

/** What is stated of a cluster's MetalLB, and where to look for more. */
export interface Stated {
  /** What the plan or the command line says of the release. */
  readonly releases: Releases | undefined;
  readonly modes?: readonly Mode[] | undefined;
  readonly manifests: readonly Manifest[];
}

/**
 * Tells which MetalLB a cluster runs. What is stated wins. Hints that disagree leave every release open that one of them
 * names.
 */
export function identify(stated: Stated, installations: readonly Installation[]): Identity {
  const { manifests } = stated;
  const hints = releaseHints(installations, manifests);
  const hinted = unionOf(hints.map(({ value }) => value));
  const releases = stated.releases ?? hinted ?? Releases.all;
  const modes = modeHints(installations, releases);
  const found = [...new Set(modes.map(({ value }) => value))];
  return {
    releases,
    modes: stated.modes ?? (found.length > 0 ? found : ALL_MODES),
    releaseOrigin:
      stated.releases === undefined ? (hints[0]?.words ?? 'nothing says which, so every release counts') : 'as stated',
    modeOrigin:
      stated.modes === undefined ? (modes[0]?.words ?? 'nothing says which, so every mode counts') : 'as stated',
    releaseHints: hints,
    modeHints: modes,
  };
}

/** The releases of all sets, or those that the sets share where they do; undefined for none. */
function unionOf(sets: readonly Releases[]): Releases | undefined {
  if (sets.length === 0) return undefined;
  const shared = Releases.where((release) => sets.every(({ list }) => list.includes(release)));
  return shared ?? Releases.where((release) => sets.some(({ list }) => list.includes(release)));
}
