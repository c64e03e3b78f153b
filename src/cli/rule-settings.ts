import { UsageError } from '../command/usage-error.ts';
import type { Setting } from '../plan/plan.ts';
import { didYouMean } from '../text/nearest.ts';
import type { CommandLine } from './command-line.ts';
import { linting } from './option.ts';

const settings: readonly Setting[] = ['off', 'info', 'warning', 'error'];

/** The severities that `--rule RULE=SEVERITY` sets, by rule. Throws UsageError. */
export function readRuleSettings(line: CommandLine): Readonly<Record<string, Setting>> {
  return Object.fromEntries(line.all(linting.rule).map(readRuleSetting));
}

function readRuleSetting(text: string): readonly [rule: string, setting: Setting] {
  const at = text.lastIndexOf('=');
  if (at < 1) throw new UsageError(`--rule ${text} is not RULE=SEVERITY`);
  const word = text.slice(at + 1);
  const setting = settings.find((known) => known === word);
  if (setting === undefined) {
    throw new UsageError(
      `--rule ${text}: a severity is ${settings.join(', ')}, not "${word}"${didYouMean(word, settings)}`,
    );
  }
  return [text.slice(0, at), setting];
}
