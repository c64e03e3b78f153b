import type { RuleFacts } from '../lint/rule-facts.ts';
import { groupBy } from '../text/group-by.ts';

/** How a list of rules is written: by format, for a terminal of some columns. */
type RuleListReporter = (rules: readonly RuleFacts[], width: number) => string;

/** The forms of the list of rules. */
export const ruleListReporters = { text, json, markdown } as const satisfies Readonly<Record<string, RuleListReporter>>;

function text(rules: readonly RuleFacts[], width: number): string {
  const names = Math.max(0, ...rules.map(({ name }) => name.length));
  const severities = Math.max(0, ...rules.map(({ severity }) => severity.length));
  const before = names + severities + 4;
  return [...byFamily(rules).values()]
    .map((family) =>
      family
        .map(({ name, severity, summary }) => {
          const [first = '', ...more] = wrap(summary, Math.max(20, width - before));
          const rest = more.map((line) => `${' '.repeat(before)}${line}\n`);
          return `${name.padEnd(names)}  ${severity.padEnd(severities)}  ${first}\n${rest.join('')}`;
        })
        .join(''),
    )
    .join('\n');
}

function json(rules: readonly RuleFacts[]): string {
  return `${JSON.stringify({ schemaVersion: 1, rules }, undefined, 2)}\n`;
}

function markdown(rules: readonly RuleFacts[]): string {
  const rows = rules.map(({ name, severity, fix, summary }) => {
    const cell = summary.replaceAll('|', '\\|').replaceAll('<', '\\<');
    return `| \`${name}\` | ${severity} | ${fix ?? ''} | ${cell} |\n`;
  });
  return `| rule | severity | fix | finds |\n| --- | --- | --- | --- |\n${rows.join('')}`;
}

function byFamily(rules: readonly RuleFacts[]): ReadonlyMap<string, readonly RuleFacts[]> {
  const families = groupBy(rules, (rule) => rule.name.slice(0, rule.name.indexOf('/')));
  return families;
}

/** Breaks a sentence at spaces; a word longer than a line stays whole. */
function wrap(sentence: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of sentence.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
