import type { Outline } from '../manifest/manifest.ts';
import { bystanderScope } from './bystander-kinds.ts';

/**
 * What a file holds that has nothing but bystanders: resources that can neither ask MetalLB for anything nor matter to
 * what does. Files that hold as much share one. Of a file it says what a reading says, without its text.
 */
export class BystanderFile {
  readonly isTemplate = false;
  readonly manifests = NONE;
  readonly unknownKinds = 0;
  readonly problems = NONE;
  /** How many documents there are. */
  readonly size: number;
  /** How many of them are resources. */
  readonly resources: number;
  /** Where they say that they stand, those of the whole cluster aside; undefined: they do not say it. */
  readonly namespaces: readonly (string | undefined)[];

  constructor(size: number, resources: number, namespaces: readonly (string | undefined)[]) {
    this.size = size;
    this.resources = resources;
    this.namespaces = namespaces;
  }
}

const NONE: readonly never[] = [];

/** The outlines of the documents of a file, `none` for what is no resource. */
type Outlines = readonly { readonly outline: Outline | 'none' | undefined }[];

/** Tells bystanders by the outlines of a file; undefined where something among it may matter. */
export function bystanderTeller(): (documents: Outlines) => BystanderFile | undefined {
  const known = new Map<string, BystanderFile>();
  return (documents) => {
    let resources = 0;
    let names = '';
    for (const { outline } of documents) {
      if (outline === 'none') continue;
      if (outline === undefined || typeof outline.namespace === 'object') return undefined;
      const scope = bystanderScope(outline.apiVersion, outline.kind);
      if (scope === undefined) return undefined;
      resources += 1;
      if (scope === 'namespace' || outline.namespace !== undefined) names += `\n${outline.namespace ?? ''}`;
    }
    const key = `${documents.length} ${resources}${names}`;
    const bystanders = known.get(key) ?? new BystanderFile(documents.length, resources, namespacesIn(names));
    known.set(key, bystanders);
    return bystanders;
  };
}

function namespacesIn(names: string): readonly (string | undefined)[] {
  const [, ...written] = names.split('\n');
  return [...new Set(written)].map((name) => (name === '' ? undefined : name));
}
