import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { linting, planned, shared } from '../../src/cli/option.ts';
import { parseCommandLine } from '../../src/cli/parse.ts';

const parse = (line: string, paths: readonly string[] = []) =>
  parseCommandLine(
    line.split(' ').filter((word) => word !== ''),
    (name) => paths.includes(name),
  );

describe('parseCommandLine', () => {
  it('lints where no command is named', () => {
    expect(parse('').command.name).toBe('lint');
    expect(parse('plan.yaml').operands).toEqual(['plan.yaml']);
  });

  it('takes lint spelled out', () => {
    const line = parse('lint plan.yaml');
    expect([line.command.name, line.operands]).toEqual(['lint', ['plan.yaml']]);
  });

  it('takes a path of a command name after lint and after two dashes', () => {
    expect(parse('lint rules').operands).toEqual(['rules']);
    expect([parse('-- rules').command.name, parse('-- rules').operands]).toEqual(['lint', ['rules']]);
  });

  it('finds the command behind options', () => {
    const line = parse('--format json lint plan.yaml');
    expect([line.command.name, line.operands, line.all(linting.format)]).toEqual(['lint', ['plan.yaml'], ['json']]);
  });

  it('gives a repeatable option one value each', () => {
    const line = parse('-f json --format sarif=out.sarif plan.yaml --site a --site=b');
    expect(line.all(linting.format)).toEqual(['json', 'sarif=out.sarif']);
    expect(line.all(planned.site)).toEqual(['a', 'b']);
    expect(line.operands).toEqual(['plan.yaml']);
  });

  it('takes everything after --files as files, and options all the same', () => {
    const line = parse('plan.yaml --files a.yaml lint b.yaml --quiet c.yaml -- --stats');
    expect(line.operands).toEqual(['plan.yaml']);
    expect(line.all(linting.files)).toEqual(['a.yaml', 'lint', 'b.yaml', 'c.yaml', '--stats']);
    expect([line.has(shared.quiet), line.has(planned.stats)]).toEqual([true, false]);
  });

  it('joins a first file to --files', () => expect(parse('--files=a b').all(linting.files)).toEqual(['a', 'b']));

  it('wants help before anything else', () => {
    expect(parse('explain --help').has(shared.help)).toBe(true);
    expect(parse('--bogus -h').has(shared.help)).toBe(true);
  });

  it.each([
    ['--stdni', 'unknown option --stdni; did you mean --stdin?'],
    ['--frobnicate', 'unknown option --frobnicate'],
    ['-x', 'unknown option -x'],
    ['rules --baseline a.json', 'option --baseline is none of rules'],
    ['--fail-on', 'option --fail-on needs a value: SEVERITY'],
    ['--site --quiet', 'option --site needs a value: NAME'],
    ['--site=', 'option --site needs a value: NAME'],
    ['--files', 'option --files needs a value: FILE...'],
    ['--fail-on wraning', 'option --fail-on takes error, warning, info, never, not "wraning"; did you mean "warning"?'],
    ['--fail-on error --fail-on info', 'option --fail-on is given twice'],
    ['--quiet=yes', 'option --quiet takes no value'],
    ['explian pool/overlap', 'no command and no path "explian"; did you mean "explain"?'],
    ['explain', 'explain needs a rule'],
    ['explain a b', 'one argument too many: "b"'],
    ['a.yaml b.yaml', 'one argument too many: "b.yaml" (files to look at stand behind --files)'],
  ])('refuses %s', (line, message) => expect(() => parse(line)).toThrow(message));

  it('takes a path that looks like a misspelt command', () => {
    expect(parse('rule', ['rule']).operands).toEqual(['rule']);
  });

  it('keeps a value with an equals sign whole', () => {
    expect(parse('--rule pool/utilization=off').one(linting.rule)).toBe('pool/utilization=off');
  });
});

describe('commands', () => {
  it('agree on what an option of one name takes', () => {
    const shapes = new Map<string, Set<string>>();
    for (const { name, short = '', value } of commands.flatMap(({ options }) => options)) {
      shapes.set(name, (shapes.get(name) ?? new Set()).add(`${short} ${value === undefined}`));
    }
    expect([...shapes].filter(([, shape]) => shape.size > 1)).toEqual([]);
  });

  it('have examples that parse', () => {
    const lines = commands.flatMap(({ examples }) => examples.map(([line]) => line));
    const own = lines.map((line) => line.slice(line.indexOf('mlb-lint')).replace(/^mlb-lint ?| >.*$/g, ''));
    const names = commands.flatMap(({ name, examples }) => examples.map(() => name));
    expect(own.map((line) => parse(line).command.name)).toEqual(names);
  });
});
