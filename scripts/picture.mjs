// Draws what a terminal shows as one SVG file that needs nothing else: the same text gives the same bytes.
// FORCE_COLOR=1 node dist/cli.js | node scripts/picture.mjs "mlb-lint" > picture.svg
import { argv, stdin, stdout } from 'node:process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** Columns and lines, in pixels. Every run of letters is stretched to its columns, whatever the font. */
const COLUMN = 8.4;
const LINE = 20;
const MARGIN = 24;
const BAR = 36;

const ESCAPE = '\u001b[';
const INK = '#d5dce5';
const COLORS = { 31: '#ff7b72', 32: '#7ee787', 33: '#e3b341', 34: '#79a8ff', 36: '#76d9e6' };

/** The runs of one look in a line with ANSI colors. */
function runsOf(line) {
  const [plain, ...painted] = line.split(ESCAPE);
  const parts = [{ codes: [], text: plain }, ...painted.map(paintedPart)];
  const columnOf = (index) => parts.slice(0, index).reduce((sum, { text }) => sum + text.length, 0);
  return parts.map((part, index) => ({ ...part, column: columnOf(index) })).filter(({ text }) => text.trim() !== '');
}

/** What follows an escape: its codes up to the `m`, and the text; `0` ends every look. */
function paintedPart(part) {
  const end = part.indexOf('m');
  const codes = part.slice(0, end).split(';');
  return { codes: codes.includes('0') ? [] : codes, text: part.slice(end + 1) };
}

function drawRun({ column, text, codes }, line) {
  const indent = text.length - text.trimStart().length;
  const letters = text.trim();
  const color = codes.map((code) => COLORS[code]).find(Boolean) ?? INK;
  const looks = [
    `fill="${color}"`,
    ...(codes.includes('1') ? ['font-weight="bold"'] : []),
    ...(codes.includes('2') ? ['opacity="0.65"'] : []),
  ];
  const x = pixels(MARGIN + (column + indent) * COLUMN);
  const y = BAR + MARGIN + line * LINE;
  const length = pixels(letters.length * COLUMN);
  return `<text x="${x}" y="${y}" textLength="${length}" ${looks.join(' ')}>${escapeXml(letters)}</text>`;
}

/**
 * The picture of a terminal in which a command printed a text with ANSI colors. Letters are as wide as a column: text
 * beyond ASCII is not measured.
 */
export function picture(command, printed) {
  const lines = [`${ESCAPE}32m$${ESCAPE}0m ${command}`, '', ...printed.trimEnd().split('\n')];
  const columns = Math.max(...lines.flatMap(runsOf).map(({ column, text }) => column + text.length));
  const [width, height] = [Math.ceil(2 * MARGIN + columns * COLUMN), BAR + MARGIN + lines.length * LINE];
  const dots = ['#ff5f57', '#febc2e', '#28c840'].map(
    (color, index) => `<circle cx="${MARGIN + index * 20}" cy="${BAR / 2 + 2}" r="6" fill="${color}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escapeXml(`What ${command} prints`)}</title>`,
    `<rect width="${width}" height="${height}" rx="10" fill="#0d1117"/>`,
    ...dots,
    '<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,monospace" font-size="14" xml:space="preserve">',
    ...lines.flatMap((line, index) => runsOf(line).map((run) => drawRun(run, index))),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function pixels(length) {
  return Number(length.toFixed(1));
}

function escapeXml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  stdout.write(picture(argv[2] ?? 'mlb-lint', await text(stdin)));
}
