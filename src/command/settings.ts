import type { Rule } from '../lint/rule.ts';
import type { Plan, RuleSetting, Setting } from '../plan/plan.ts';
import { didYouMean } from '../text/nearest.ts';
import { usageOf } from './usage.ts';
import { UsageError } from './usage-error.ts';
import type { Workspace } from './workspace.ts';

/** What the plan and the command line set of the rules; both name rules and options that exist. */
export interface Settings {
  readonly planned: ReadonlyMap<string, RuleSetting>;
  /** They win over the plan's. */
  readonly overrides: ReadonlyMap<string, Setting>;
}

/** Holds the names of rules and options against the registry. Throws a UsageError for one that does not exist. */
export function readSettings(
  rules: readonly Rule[],
  workspace: Workspace,
  plan: Plan | undefined,
  overrides: Readonly<Record<string, Setting>>,
): Settings {
  const known = new Map(rules.map((rule) => [rule.name, rule]));
  for (const name of Object.keys(overrides)) {
    if (!known.has(name)) throw new UsageError(`--rule ${noRule(name, known.keys())}`);
  }
  const planned = plan?.lint.rules ?? new Map<string, RuleSetting>();
  for (const [name, setting] of planned) {
    const rule = known.get(name);
    const message = rule === undefined ? noRule(name, known.keys()) : optionFault(rule, setting);
    if (message !== undefined) throw usageOf(workspace, { message, at: setting.at });
  }
  return { planned, overrides: new Map(Object.entries(overrides)) };
}

function noRule(name: string, known: Iterable<string>): string {
  return `no rule is called "${name}"${didYouMean(name, known)}`;
}

function optionFault(rule: Rule, setting: RuleSetting): string | undefined {
  const options = rule.options ?? {};
  for (const [name, value] of setting.options) {
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) return `${rule.name} has no option "${name}"${didYouMean(name, Object.keys(options))}`;
    if (typeof value !== 'number' || value < option.minimum || value > option.maximum) {
      return `option "${name}" of ${rule.name} is a number from ${option.minimum} to ${option.maximum}`;
    }
  }
  return undefined;
}
