import type { Cluster } from '../metallb/cluster.ts';
import { aftermath, type Fact, type Part, type Refusal } from '../metallb/verdict/refusal.ts';
import { verdictOf } from '../metallb/verdict/verdict.ts';
import { compareSpans } from '../site/clashes.ts';
import { blameValue, type Draft, type RelatedPlace } from './rule.ts';

/** What MetalLB's verdict on a cluster has of some facts, as drafts; `holds` picks among them. */
export function verdictDrafts(
  cluster: Cluster,
  facts: ReadonlySet<Fact>,
  holds: (refusal: Refusal) => boolean = () => true,
): readonly Draft[] {
  if (cluster.plan?.metallb.installed === false) return [];
  return verdictOf(cluster)
    .filter((refusal) => facts.has(refusal.fact) && holds(refusal))
    .map((refusal) => draftVerdict(cluster, refusal));
}

/** One refusal in words: what is wrong, who refuses it and what then happens. Of two alike the later one is blamed. */
export function draftVerdict(cluster: Cluster, refusal: Refusal): Draft {
  const { manifest, route, twin, what, help } = refusal;
  const own = { manifest, route };
  const [blamed, other] = twin !== undefined && isBefore(own, twin) ? [twin, own] : [own, twin];
  const related: RelatedPlace[] = (refusal.related ?? []).map((part) => ({
    message: part.message,
    at: blameValue(cluster, part.manifest, placeIn(part)),
  }));
  if (other !== undefined)
    related.push({ message: 'the other one', at: blameValue(cluster, other.manifest, placeIn(other)) });
  return {
    at: { ...blameValue(cluster, blamed.manifest, placeIn(blamed)), ...(refusal.key === true ? { key: true } : {}) },
    message: refusal.fact === 'duplicate-name' ? what : `${what}: ${aftermath(refusal)}`,
    ...(help === undefined ? {} : { help }),
    ...(related.length === 0 ? {} : { related }),
  };
}

function isBefore(a: Part, b: Part): boolean {
  return compareSpans(a.manifest.at(a.route), b.manifest.at(b.route)) < 0;
}

/** The part, or the name of the resource where it lacks the part. */
function placeIn({ manifest, route }: Part): Part['route'] {
  return manifest.get(route) === undefined ? ['metadata', 'name'] : route;
}
