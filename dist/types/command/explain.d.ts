import type { RuleFacts } from '../lint/rule-facts.js';
/** A rule and its page. */
export interface Explanation extends RuleFacts {
    /** Its documentation as Markdown: why, bad and good examples, edge cases, when it is fine. */
    readonly page: string;
}
/** Explains one rule by its name, `family/rule`. Throws UsageError where there is none of that name. */
export declare function explain({ rule }: {
    readonly rule: string;
}): Promise<Explanation>;
