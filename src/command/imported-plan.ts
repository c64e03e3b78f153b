import type { Imported } from '../plan/imports/imported.ts';
import { joinImports } from '../plan/join-imports.ts';
import type { ImportPlan, SitePlan } from '../plan/plan.ts';
import { Source } from '../text/source.ts';
import { planYaml } from './plan-yaml.ts';

/** The YAML of a plan of one site that holds what was read, in the order of reading, below a comment. */
export function importedPlan(type: string, read: readonly Imported[], comment: readonly string[]): string {
  const joined = joinImports(
    EMPTY_SITE,
    read.map((imported) => ({ entry: ENTRY, from: type, imported: { ...imported, nodes: [] } })),
  );
  return planYaml(
    joined.site,
    read.flatMap(({ nodes }) => nodes),
    comment,
  );
}

const NOWHERE = new Source('', '').whole();

const ENTRY: ImportPlan = { at: NOWHERE, type: { value: '', at: NOWHERE }, roles: new Map() };

/** What the printed plan calls its site and its cluster. */
const NAME = 'imported';

const EMPTY_SITE: SitePlan = {
  name: { value: NAME, at: NOWHERE },
  folder: '',
  at: NOWHERE,
  complete: true,
  networks: [],
  routed: [],
  imports: [],
  clusters: [],
};
