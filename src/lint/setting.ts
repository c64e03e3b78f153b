import type { RuleSetting, Setting } from '../plan/plan.ts';
import type { Rule, RuleOptions, Severity } from './rule.ts';

/** What a user says of the rules, by their names. */
export interface Settings {
  /** The plan's. */
  readonly settings: ReadonlyMap<string, RuleSetting>;
  /** The command line's, which win. */
  readonly overrides: ReadonlyMap<string, Setting>;
}

/** The severity a user gives a rule, which then goes for everything it says; undefined where none is given. */
export function chosenSeverity(rule: Rule, { settings, overrides }: Settings): Setting | undefined {
  return overrides.get(rule.name) ?? settings.get(rule.name)?.severity;
}

/** The severity of a part of a rule: the user's, else the part's own, else the rule's. */
export function severityOf(rule: Rule, part: Severity | undefined, chosen: Severity | undefined): Severity {
  return chosen ?? part ?? rule.severity;
}

/** The rule's options: the plan's numbers over the defaults. Options the rule does not have are left out. */
export function optionsOf(rule: Rule, { settings }: Settings): RuleOptions {
  const given = settings.get(rule.name)?.options;
  const options = Object.entries(rule.options ?? {}).map(([name, option]) => {
    const value = given?.get(name);
    return [name, typeof value === 'number' ? value : option.default] as const;
  });
  return Object.fromEntries(options);
}
