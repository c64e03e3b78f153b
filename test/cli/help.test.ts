import { describe, expect, it } from 'vitest';
import { commands, lintCommand } from '../../src/cli/commands.ts';
import { helpOf } from '../../src/cli/help.ts';

const named = (name: string) => commands.find((command) => command.name === name) ?? lintCommand;

describe('help', () => {
  it('tells of one command what it takes, and no other command', () => {
    expect(helpOf(named('explain'), 80)).toBe(
      [
        'Usage: mlb-lint explain [options] <rule>',
        '',
        'Print the page of a rule: why it matters, bad and good examples.',
        'rule: the name of a rule.',
        '',
        'Options:',
        '      --quiet     Print errors only',
        '      --no-color  Print without colors',
        '  -h, --help      Show this help',
        '',
        'Examples:',
        '  mlb-lint explain pool/overlap  why two pools may not share an address',
        '',
      ].join('\n'),
    );
  });

  it('lists every command and every option of lint', () => {
    const help = helpOf(lintCommand, 100);
    for (const { name } of commands) expect(help).toContain(`\n  mlb-lint ${name}`);
    for (const { name } of lintCommand.options) expect(help).toContain(` --${name}`);
  });

  it('names the choices of an option', () => {
    expect(helpOf(named('why'), 100)).toMatch(
      /--format NAME +The form of the answer \(default: text\) \[text, json\]\n/,
    );
  });

  it.each([60, 80, 100])('keeps to %i columns', (width) => {
    const rows = commands.flatMap((command) => helpOf(command, width).split('\n'));
    expect(rows.filter((row) => row.startsWith('    ') && row.length > width)).toEqual([]);
  });

  it('puts what is wide on a line of its own', () => {
    expect(helpOf(named('map'), 60)).toContain(
      '  mlb-lint map --format html > map.html\n                a page to search and zoom, which needs no\n',
    );
  });
});
