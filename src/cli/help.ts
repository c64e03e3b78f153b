import type { Command } from './command.ts';
import { commands, lintCommand } from './commands.ts';
import type { Option } from './option.ts';

/** What stands left and right in a line of help. */
type Row = readonly [left: string, right: string];

/** The help of a command, so many columns wide. That of lint, the default, lists the other commands too. */
export function helpOf(command: Command, width: number): string {
  const isDefault = command === lintCommand;
  const listed = isDefault ? commands : [];
  const parts = [
    `Usage: mlb-lint ${usageOf(command)}`,
    [`${command.summary}.`, ...command.operands.map(({ name, summary }) => `${name}: ${summary}.`)].join('\n'),
    section('Commands:', listed.map(commandRow), width),
    section('Options:', command.options.map(optionRow), width),
    section('Examples:', command.examples, width),
    isDefault ? 'mlb-lint COMMAND --help tells the options of a command.' : '',
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function usageOf(command: Command): string {
  const name = command === lintCommand ? '' : `${command.name} `;
  return `${name}[options] ${operandsOf(command)}`.trim();
}

function operandsOf({ operands }: Command): string {
  return operands
    .map(({ name, required, repeatable }) => {
      const plain = repeatable ? `${name}...` : name;
      return required ? `<${plain}>` : `[${plain}]`;
    })
    .join(' ');
}

function commandRow(command: Command): Row {
  return [`mlb-lint ${command.name} ${operandsOf(command)}`.trim(), command.summary];
}

function optionRow({ name, short, value, choices, summary }: Option): Row {
  const names = short === undefined ? `    --${name}` : `-${short}, --${name}`;
  const taken = value === undefined ? names : `${names} ${value}`;
  return [taken, choices === undefined ? summary : `${summary} [${choices.join(', ')}]`];
}

/**
 * Rows below a heading, the right sides below each other and wrapped; nothing where there are no rows. A left side wider
 * than half of the terminal stands on a line of its own.
 */
function section(heading: string, rows: readonly Row[], width: number): string {
  if (rows.length === 0) return '';
  const half = Math.floor(width / 2);
  const indent = 4 + rows.reduce((most, [left]) => (left.length > half ? most : Math.max(most, left.length)), 0);
  const space = ' '.repeat(indent);
  const lines = rows.flatMap(([left, right]) => {
    const [first = '', ...others] = wrapped(right, width - indent);
    const start = left.length > half ? [`  ${left}`, space + first] : [`  ${left.padEnd(indent - 2)}${first}`];
    return [...start, ...others.map((line) => space + line)];
  });
  return [heading, ...lines].join('\n');
}

/** The lines of a text at most so wide, but for words that are wider. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
