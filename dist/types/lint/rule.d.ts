import type { Interval } from '../address/interval.js';
import type { Manifest } from '../manifest/manifest.js';
import type { Route } from '../manifest/tree.js';
import type { Cluster } from '../metallb/cluster.js';
import type { Site } from '../site/site.js';
import type { Edit } from '../text/edit.js';
import type { Span } from '../text/source.js';
import type { UnusedIgnore } from './ignores.js';
/** How bad a finding is. */
export type Severity = 'error' | 'warning' | 'info';
/** A part of a resource that is blamed: its value, or with `key` the key that holds it. */
export interface Blame {
    readonly cluster: Cluster;
    readonly manifest: Manifest;
    readonly route: Route;
    readonly key?: boolean;
}
/** What a finding points at: a part of a resource, or a place in another file such as the plan. */
export type Place = Blame | Span;
/** A second place that explains a finding. */
export interface RelatedPlace {
    readonly message: string;
    readonly at: Place;
}
/** A repair: edits that keep comments and layout. An unsafe one changes what the configuration means. */
export interface Fix {
    readonly title: string;
    readonly safety: 'safe' | 'unsafe';
    readonly edits: readonly Edit[];
    /** Addresses that it puts into use: two repairs that want the same ones cannot both be made. */
    readonly takes?: readonly Interval[];
    /** Keys that it writes, as `writtenKey` names them: two repairs that write the same one cannot both be made. */
    readonly keys?: readonly string[];
}
/** What a rule says, before the engine stamps it. */
export interface Draft {
    readonly at: Place;
    /** What is wrong, in one sentence, with the names that matter in quotes. */
    readonly message: string;
    /** What to do, with a concrete value where one can be computed. */
    readonly help?: string;
    readonly related?: readonly RelatedPlace[];
    readonly addresses?: readonly Interval[];
    /** The severity of this part of the rule, where it differs from the rule's. */
    readonly severity?: Severity;
    /** The cluster, where the place does not say it. */
    readonly cluster?: Cluster;
    /** What the fingerprint holds on to; undefined: the route, with indices replaced by values. */
    readonly blamed?: string;
    readonly fix?: Fix;
}
/** An option of a rule that the plan can set, and its default. */
export interface RuleOption {
    readonly description: string;
    readonly default: number;
    readonly minimum: number;
    readonly maximum: number;
}
/** What every rule says of itself. */
interface RuleHead {
    /** `family/rule`, as users write it. */
    readonly name: string;
    /** One sentence without a full stop. */
    readonly summary: string;
    readonly severity: Severity;
    /** The release of mlb-lint that brought it. */
    readonly since: string;
    /** The MetalLB behavior or document that proves the rule. */
    readonly evidence: readonly [string, ...string[]];
    readonly fix?: Fix['safety'];
    readonly options?: Readonly<Record<string, RuleOption>>;
    /**
     * How much it reads: `site` where what it says of one cluster, a free address in its help included, may depend on
     * others or on the plan alone; undefined where it judges every cluster as if there were no other.
     */
    readonly reach?: 'site';
}
/** The values of a rule's options: the plan's, else the defaults. */
export type RuleOptions = Readonly<Record<string, number>>;
/** A rule that judges a site. */
export interface SiteRule extends RuleHead {
    check(site: Site, options: RuleOptions): Iterable<Draft>;
}
/** A rule that judges suppressions, when all else is said. */
export interface IgnoreRule extends RuleHead {
    checkIgnores(unused: readonly UnusedIgnore[]): Iterable<Draft>;
}
/** Any rule of the catalogue. */
export type Rule = SiteRule | IgnoreRule;
/** Blames the value at a route of a resource. */
export declare function blameValue(cluster: Cluster, manifest: Manifest, route: Route): Blame;
/** Blames the key at a route of a resource. */
export declare function blameKey(cluster: Cluster, manifest: Manifest, route: Route): Blame;
export {};
