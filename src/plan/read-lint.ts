import type { Entry } from './entry.ts';
import type { LintPlan, RuleSetting, Setting } from './plan.ts';
import { readPaths } from './plan-path.ts';

const SETTINGS: readonly Setting[] = ['off', 'info', 'warning', 'error'];

/** The `lint` part of one plan file that stands in this folder. */
export function readLint(lint: Entry | undefined, folder: string): LintPlan {
  const rules = lint?.get('rules')?.entries() ?? [];
  return {
    rules: new Map(rules.map(([name, setting]) => [name, readSetting(setting)])),
    ignore: readPaths(lint?.list('ignore') ?? [], folder),
  };
}

/** The settings of a plan and those of what it includes: of a rule that several set, the first one counts. */
export function joinLint(parts: readonly LintPlan[]): LintPlan {
  return {
    rules: new Map(parts.toReversed().flatMap(({ rules }) => [...rules])),
    ignore: parts.flatMap(({ ignore }) => ignore),
  };
}

function readSetting(entry: Entry): RuleSetting {
  const named = readSeverity(entry.get('severity') ?? entry);
  const options = new Map<string, string | number | boolean>();
  for (const [key, { value, text }] of entry.entries()) {
    if (key !== 'severity') options.set(key, typeof value === 'number' || typeof value === 'boolean' ? value : text);
  }
  return { at: entry.at, ...(named !== undefined && { severity: named }), options };
}

/** A severity, or undefined for a mapping; `off` without quotes is false in YAML. */
function readSeverity(entry: Entry): Setting | undefined {
  return entry.is(false) ? 'off' : SETTINGS.find((setting) => setting === entry.value);
}
