import type { Reported } from '../../src/lint/reported.ts';
import { markdownCode, markdownText, visible, workflowProperty, xmlText } from '../../src/report/escape.ts';
import { reporters } from '../../src/report/reporters.ts';
import { Source } from '../../src/text/source.ts';
import { runOf } from '../../test/report/example.ts';
import { demand, type Target } from '../target.ts';
import { demandMarkdown, demandNoCommand, demandVisible, demandXml } from '../unseen.ts';

/** Texts of a finding, parted by `\x1e`: message, help, rule, path, related message, names, and the file itself. */
export const target: Target = {
  dictionary: [
    ...[
      '\x1e',
      '::error::',
      '\n::set-output name=a::b',
      '##[error]',
      '%0A',
      '%',
      ':',
      ',',
      '\x1b[31m',
      '\x1b]8;;http://x\x07',
      '\u202e',
      '\u200b',
    ],
    ...[
      '\ufeff',
      '\u2028',
      '\u0085',
      '\r',
      '\n',
      '|',
      '`',
      '``',
      '\\',
      '<script>',
      '</failure>',
      ']]>',
      '&lt;',
      '&',
      '"',
      "'",
      '<!--',
      '-->',
      '<br>',
    ],
    ...[
      '[x](javascript:a)',
      '![x](http://a)',
      '@org/team',
      '#1',
      'https://x',
      'www.x',
      '$x$',
      '~~',
      '**',
      '__',
      '\ud83d\ude00',
      '\u{e0001}',
      '\ufffe',
      '\0',
    ],
  ],
  seeds: [
    'Pool "a" overlaps\x1eMove it\x1eplan/dhcp-overlap\x1emetallb/pool.yaml\x1ethe range\x1esite\x1ecluster\x1eapiVersion: v1\nkind: x\nname: y\n',
    '\x1b[31mred\x1e`a|b`\x1ea/b\x1e../x y.yaml\x1e<b>&amp;\x1e@org\x1e#1\x1e::error::x\n\u202e\n\ttab\n',
  ],
  run: (input) => {
    const format = FORMATS[input.length % FORMATS.length];
    if (format !== undefined) demandReport(format, input);
  },
  inspect: (input) => {
    for (const format of FORMATS) demandReport(format, input);
    const text = input.toString();
    for (const shown of [visible, markdownText, markdownCode, xmlText, workflowProperty]) demandVisible(shown(text));
    demand(
      JSON.parse(reporters.json(runOf([findingOf(input)]))).findings[0].message === messageOf(input),
      'JSON keeps a message',
    );
    demandVisible(reporters.text({ ...runOf([findingOf(input)]), width: 20 }));
  },
};

const FORMATS = ['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'markdown'] as const;

function demandReport(format: (typeof FORMATS)[number], input: Buffer): void {
  const finding = findingOf(input);
  const printed = reporters[format]({ ...runOf([finding, { ...finding, severity: 'info' }]), ...sourceOf(input) });
  demandVisible(printed);
  demand(printed.endsWith('\n'), 'a report ends its last line');
  if (format !== 'github') demandNoCommand(printed);
  if (format === 'github') demandCommands(printed);
  if (format === 'junit') demandXml(printed);
  if (format === 'markdown') demandTable(printed);
  if (['json', 'sarif', 'gitlab'].includes(format)) JSON.parse(printed);
}

/** As rules write it: it starts with a word of ours. */
function messageOf(input: Buffer): string {
  return `Pool ${input.toString().split('\x1e')[0] ?? ''}`;
}

function findingOf(input: Buffer): Reported {
  const [, help = '', rule = '', file = '', other = '', site = '', cluster = ''] = input.toString().split('\x1e');
  const line = (input.length % 3) + 1;
  const location = { file, line, column: 1 + (input.length % 5), endLine: line + (input.length % 2), endColumn: 7 };
  return {
    ...{ rule, severity: 'error', message: messageOf(input), help, site, cluster, location, fingerprint: 'f' },
    resource: { apiVersion: cluster, kind: site, name: other, namespace: file },
    related: [{ message: `the ${other}`, location: { ...location, line: line + 1, endLine: line + 1 } }],
    addresses: ['192.0.2.1'],
  };
}

function sourceOf(input: Buffer) {
  const parts = input.toString().split('\x1e');
  const source = new Source(parts[3] ?? '', parts[7] ?? '');
  return { sourceOf: (file: string) => (file === source.path ? source : undefined), files: () => [source.path] };
}

/** A command a finding, with the properties that are ours. */
function demandCommands(text: string): void {
  const lines = text.slice(0, -1).split('\n');
  demand(lines.length === 2, 'a finding is one command');
  const command = /^::(error|notice) file=[^:,]*,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=[^:,]*::/;
  demand(
    lines.every((line) => command.test(line)),
    'a command has our properties',
  );
}

/** A row a finding, of three cells. */
function demandTable(text: string): void {
  demandMarkdown(text);
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  const cells = rows.map((row) => row.replace(/\\\|/g, '').split('|').length);
  demand(
    cells.every((count) => count === 5),
    'a row has three cells',
  );
}
