import { posix } from 'node:path';
import { Refusal } from '../../files/files.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import { Unknown } from '../../manifest/unknown.ts';
import type { ExtractPlan } from '../../plan/plan.ts';
import type { Problem } from '../../text/problem.ts';
import type { Located, Source } from '../../text/source.ts';
import type { Reader } from '../reader.ts';
import { Excerpt } from './excerpt.ts';
import { extractedPool, extractedPools } from './extracted-pools.ts';
import { extractedService } from './extracted-service.ts';

/** What configuration that is not a manifest says of a cluster. */
export interface Extracted {
  /** Pools, their advertisements, and Services; each part is placed in the file it stands in, else in the plan. */
  readonly manifests: readonly Manifest[];
  /** MetalLB's release as written, and where; undefined where nothing says it. */
  readonly version?: Located<string>;
  /** Whether MetalLB is installed; undefined where nothing says it. Pools of what is not are left out. */
  readonly enabled?: boolean;
  /** What ends the run with status 2: files that are not there, pointers that lead to nothing. */
  readonly problems: readonly Problem[];
  /** The files that were read. */
  readonly sources: readonly Source[];
}

/**
 * Reads the `extract` entries of a cluster (contract, section 3). `folder` is that of the plan file, relative to the
 * root. Values that cannot be known stay unknown.
 */
export function extract(reader: Reader, entries: readonly ExtractPlan[], folder: string): Extracted {
  const problems: Problem[] = [];
  const parts = entries.map((entry) => extractEntry(reader, entry, folder, problems));
  const enabled = parts.map((part) => part.enabled).filter((one) => one !== undefined);
  const version = parts.map((part) => part.version).find((one) => one !== undefined);
  const isOff = enabled.includes(false);
  const manifests = parts.flatMap((part) => (isOff ? part.services : [...part.pools, ...part.services]));
  return {
    manifests,
    ...(version === undefined ? {} : { version }),
    ...(enabled.length === 0 ? {} : { enabled: !isOff }),
    problems,
    sources: [...new Set(parts.flatMap(({ source }) => source ?? []))],
  };
}

interface Part {
  readonly source?: Source;
  readonly pools: readonly Manifest[];
  readonly services: readonly Manifest[];
  readonly version?: Located<string>;
  readonly enabled?: boolean;
}

const NOTHING: Part = { pools: [], services: [] };

function extractEntry(reader: Reader, entry: ExtractPlan, folder: string, problems: Problem[]): Part {
  const path = posix.join(folder, entry.file.value);
  const reading = reader.read(path);
  const blame = (fault: string): Part => {
    problems.push({ message: fault, at: entry.file.at });
    return NOTHING;
  };
  if (reading instanceof Refusal) return blame(reading.message);
  if (reading.isTemplate) return blame(`"${entry.file.value}" is a template, no YAML or JSON`);
  const number = entry.document ?? 1;
  const document = reading.documents[number - 1];
  if (document === undefined) return blame(`"${entry.file.value}" has no document ${number}`);
  const [broken] = document.problems;
  const tree = document.fields ?? document.tree;
  if (tree === undefined) return blame(`"${entry.file.value}" does not parse: ${broken?.message ?? 'it is empty'}`);
  const excerpt = new Excerpt(tree, document.places, [], `"${entry.file.value}"`, problems);
  const enabled = entry.enabled === undefined ? undefined : excerpt.truth(entry.enabled);
  const version = versionOf(excerpt, entry.version);
  return {
    source: reading.source,
    pools: [
      ...entry.pools.flatMap((pool) => extractedPool(pool, excerpt)),
      ...entry.poolsFrom.flatMap((pools) => extractedPools(pools, excerpt)),
    ],
    services: entry.services.flatMap((service) => extractedService(service, excerpt)),
    ...(version === undefined ? {} : { version }),
    ...(typeof enabled === 'boolean' ? { enabled } : {}),
  };
}

function versionOf(excerpt: Excerpt, pointer: Located<string> | undefined): Located<string> | undefined {
  const taken = excerpt.take(pointer);
  if (pointer === undefined || taken === undefined || taken.value instanceof Unknown) return undefined;
  const { value } = taken;
  const at = taken.places.value(taken.from);
  if (typeof value === 'string' && value !== '') return { value, at };
  if (typeof value === 'number') return { value: at.source.text.slice(at.start, at.end) || String(value), at };
  excerpt.blame(pointer, 'is no version');
  return undefined;
}
