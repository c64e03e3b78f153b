import type { Fix, Rule, RuleOption, Severity } from './rule.js';
/** What is told of a rule, as plain data. */
export interface RuleFacts {
    readonly name: string;
    readonly summary: string;
    readonly severity: Severity;
    /** The release of mlb-lint that brought it. */
    readonly since: string;
    /** The safety of its repair; missing where it has none. */
    readonly fix?: Fix['safety'];
    readonly evidence: readonly string[];
    readonly options?: Readonly<Record<string, RuleOption>>;
}
/** The facts of a rule. */
export declare function factsOf({ name, summary, severity, since, fix, evidence, options }: Rule): RuleFacts;
