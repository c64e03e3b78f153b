import type { Problem } from '../../text/problem.ts';
import type { Source } from '../../text/source.ts';
import type { Releases } from '../release.ts';
import { buildResources } from './build-resources.ts';
import { findLegacy } from './find-legacy.ts';
import type { Note, OldConfig } from './old-config.ts';
import { readConfig } from './read-config.ts';
import { readResource } from './read-resource.ts';
import type { NewResource } from './resource.ts';

/** What comes of files that configure MetalLB the old way. */
export interface Migration {
  readonly resources: readonly NewResource[];
  /** What a person has to know of, with the path of the file it is about; undefined: of all together. */
  readonly notes: readonly (Note & { readonly path: string | undefined })[];
  /** What does not parse. */
  readonly problems: readonly Problem[];
}

/** Turns the configurations of MetalLB up to 0.12 and its deprecated resources into those of today. */
export function migrateSources(sources: readonly Source[], releases: Releases): Migration {
  const notes: (Note & { readonly path: string | undefined })[] = [];
  const parts: OldConfig[] = [];
  const lost: string[] = [];
  const files = sources.map((source) => ({ source, found: findLegacy(source) }));
  for (const { source, found } of files) {
    const texts = [...found.configs, ...found.resources];
    for (const text of texts) {
      parts.push(found.configs.includes(text) ? readConfig(text) : readResource(text));
      lost.push(...text.leftovers());
      notes.push(...text.notes.map((note) => ({ ...note, path: source.path })));
    }
    if (texts.length === 0)
      notes.push({ message: 'nothing in it is configured the old way', line: undefined, path: source.path });
  }
  const config: OldConfig = {
    pools: parts.flatMap(({ pools }) => pools),
    peers: parts.flatMap(({ peers }) => peers),
    profiles: parts.flatMap(({ profiles }) => profiles),
    communities: parts.flatMap(({ communities }) => communities),
  };
  const taken = files.flatMap(({ found }) => found.names);
  const built = buildResources({ config, taken, avoidsBuggyIPs: releases.since('0.13.4') });
  const [first, ...others] = built.resources;
  const resources = first === undefined ? [] : [{ ...first, comments: [...lost, ...first.comments] }, ...others];
  return {
    resources,
    notes: [...notes, ...built.notes.map((note) => ({ ...note, path: undefined }))],
    problems: files.flatMap(({ found }) => found.problems),
  };
}
