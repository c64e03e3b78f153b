import { mapReporters } from '../../src/report/map/reporters.ts';
import type { MapReport } from '../../src/site/map.ts';
import { hostile } from '../../test/report/map/example.ts';
import { demand, type Target } from '../target.ts';
import { demandMarkdown, demandNoCommand, demandVisible, demandXml } from '../unseen.ts';

/** Texts of a map, parted by `\x1e`: they stand for every name, owner and purpose in it. */
export const target: Target = {
  dictionary: [
    ...[
      '\x1e',
      '</script>',
      '<!--',
      '<script>',
      '</style>',
      ']]>',
      '&',
      '"',
      "'",
      '<b>',
      '=1+1',
      '+1',
      '-1',
      '@a',
      '\t=1',
      '\r',
      '\n',
      ',',
    ],
    ...[
      '\x1b[31m',
      '\u202e',
      '\u2028',
      '\ufeff',
      '\0',
      '\ufffe',
      '|',
      '`',
      '\\',
      '[x](javascript:a)',
      '::error::',
      '\ud83d\ude00',
      '\u{e0001}',
      '   ',
    ],
  ],
  seeds: ['lan\x1eNetwork team\x1eFuture use', '<b>\x1e=cmd|x\x1e"a",b\x1e`x|y`\x1e::error::x'],
  longest: 200,
  run: (input) => {
    const format = FORMATS[input.length % FORMATS.length];
    if (format !== undefined) demandMap(format, input);
  },
  inspect: (input) => {
    for (const format of FORMATS) demandMap(format, input);
    const page = drawn(mapReporters.html, input);
    const without = page.replace(/<script>[\s\S]*?<\/script>|<style>[\s\S]*?<\/style>/g, '');
    demand(
      (page.match(/<script/gi) ?? []).length === (plain.match(/<script/gi) ?? []).length,
      'a page has our scripts alone',
    );
    demand(
      (without.match(/</g) ?? []).length === (plainWithout.match(/</g) ?? []).length,
      'a page has our elements alone',
    );
  },
};

const FORMATS = ['text', 'svg', 'markdown', 'json', 'csv'] as const;

function demandMap(format: (typeof FORMATS)[number], input: Buffer): void {
  const printed = drawn(mapReporters[format], input);
  demandVisible(printed);
  demandNoCommand(printed);
  if (format === 'svg') demandXml(printed);
  if (format === 'markdown') demandMarkdown(printed);
  if (format === 'csv') demandCsv(printed);
  if (format === 'json') JSON.parse(printed);
}

function drawn(draw: (report: MapReport, color: boolean) => string, input: Buffer): string {
  return draw(reportOf(input), false);
}

const NAMES = ['site', 'name', 'owner', 'purpose', 'from', 'cluster', 'service', 'message', 'vrf'];

/** A map of which every text that people write is one of the input's. */
function reportOf(input: Buffer): MapReport {
  const texts = input.toString().split('\x1e');
  let next = 0;
  return JSON.parse(JSON.stringify(hostile), (key, value: unknown) => {
    if (typeof value !== 'string' || !NAMES.includes(key)) return value;
    return texts[next++ % texts.length] ?? '';
  });
}

const plain = drawn(mapReporters.html, Buffer.from('plain'));
const plainWithout = plain.replace(/<script>[\s\S]*?<\/script>|<style>[\s\S]*?<\/style>/g, '');

/** Every row has the cells of the header, none of which a spreadsheet computes. */
function demandCsv(text: string): void {
  const rows = [...text.matchAll(/((?:"(?:[^"]|"")*"|[^",\n])*)([,\n])/g)];
  demand(rows.map(([whole]) => whole).join('') === text, 'a table is made of cells');
  demand(
    rows.every(([, cell = '']) => !/^"?\s*[=+\-@]/.test(cell)),
    'no cell is a formula',
  );
  const counts = text.split('\n').length - 1;
  demand(rows.length === counts * COLUMNS, 'a row has the cells of the header');
}

const COLUMNS = 16;
