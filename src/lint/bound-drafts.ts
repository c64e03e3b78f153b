import type { Manifest } from '../manifest/manifest.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { Draft } from './rule.ts';

/** How much one rule says of one resource in one cluster, or of one file where it blames no resource: more help nobody. */
export const MAX_DRAFTS = 1000;

/** How many UTF-16 code units a sentence of a finding has at most: names in it may be megabytes long. */
export const MAX_WORDS = 4000;

/** What a rule says, without what it says of one resource or file past a limit; sentences past theirs are cut short. */
export function* boundDrafts(drafts: Iterable<Draft>): Generator<Draft, undefined> {
  const counts = new Map<Cluster | undefined, Map<Manifest | string, number>>();
  for (const draft of drafts) {
    const [cluster, blamed] =
      'manifest' in draft.at ? [draft.at.cluster, draft.at.manifest] : [undefined, draft.at.source.path];
    const ofCluster = counts.get(cluster) ?? new Map<Manifest | string, number>();
    const count = (ofCluster.get(blamed) ?? 0) + 1;
    counts.set(cluster, ofCluster.set(blamed, count));
    if (count <= MAX_DRAFTS) yield boundWords(draft);
  }
}

function boundWords(draft: Draft): Draft {
  const { message, help } = draft;
  if (message.length <= MAX_WORDS && (help?.length ?? 0) <= MAX_WORDS) return draft;
  return { ...draft, message: cut(message), ...(help === undefined ? {} : { help: cut(help) }) };
}

/** Both ends of a text that is too long: what a sentence says often stands behind the name in it. */
function cut(text: string): string {
  if (text.length <= MAX_WORDS) return text;
  const half = MAX_WORDS / 2;
  return `${text.slice(0, half - 2)}\u2026${text.slice(-half + 2)}`;
}
