import { type RuleFacts } from '../lint/rule-facts.js';
/** The list that `mlb-lint rules --format json` prints. */
export interface RuleList {
    readonly schemaVersion: 1;
    readonly rules: readonly RuleFacts[];
}
/** Lists the rules, family by family. */
export declare function rules(): Promise<RuleList>;
