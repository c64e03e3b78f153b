import type { ReportedShard } from '../../lint/reported.ts';
import type { Setting } from '../../plan/plan.ts';
import type { ClusterData } from './cluster-data.ts';
import type { DraftData } from './draft-data.ts';
import type { ManifestData } from './manifest-data.ts';
import type { ReadData } from './read-data.ts';
import type { SuppressionData } from './suppression-data.ts';
import type { TextData } from './text-data.ts';

/** What all parts of a fleet have in common. */
export interface CommonData {
  /** The working directory relative to the repository root, and the root relative to it. */
  readonly folder: string;
  readonly root: string;
  /** The plan's path, and the files it is made of with what it imports; paths are relative to the repository root. */
  readonly plan: string;
  readonly sources: readonly (readonly [string, string])[];
  /** Severities of the command line. */
  readonly rules: readonly (readonly [string, Setting])[];
  /** The release that the command line states. */
  readonly metallbVersion?: string;
  /** Fingerprints that are not reported. */
  readonly baseline?: readonly string[];
  /** The only files that findings are to concern. */
  readonly only?: readonly string[];
}

/** One part of a fleet, as its report carries it. Numbers lead into the lists of the same name. */
export interface ShardData extends ReportedShard {
  /** The day that its suppressions were held against, `YYYY-MM-DD`. */
  readonly today: string;
  /** A digest of what all parts have in common. */
  readonly made: string;
  /** That itself, in the first part. */
  readonly common?: CommonData;
  readonly clusters: readonly ClusterData[];
  readonly files: readonly TextData[];
  readonly manifests: readonly ManifestData[];
  /** What the rules say that judge each cluster by itself, also what is suppressed. */
  readonly drafts: readonly DraftData[];
  readonly suppressions: readonly SuppressionData[];
  readonly read: ReadData;
}
