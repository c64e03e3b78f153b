import { rules as catalogue } from '../../rules/index.ts';
import { factsOf, type RuleFacts } from '../lint/rule-facts.ts';

/** The list that `mlb-lint rules --format json` prints. */
export interface RuleList {
  readonly schemaVersion: 1;
  readonly rules: readonly RuleFacts[];
}

/** Lists the rules, family by family. */
export async function rules(): Promise<RuleList> {
  return { schemaVersion: 1, rules: catalogue.map(factsOf) };
}
