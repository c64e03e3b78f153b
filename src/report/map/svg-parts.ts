import { xmlText } from '../escape.ts';
import { conflictLook, type Look, looks } from './looks.ts';

/** The width of the picture in pixels. */
export const WIDTH = 960;

const FONT = "system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif";
const MONO = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace";

const named: readonly (readonly [name: string, look: Look])[] = [...Object.entries(looks), ['conflict', conflictLook]];

function colors(theme: 'light' | 'dark'): string {
  return named
    .map(
      ([
        name,
        {
          [theme]: { fill, ink },
        },
      ]) => `.${lookClass(name)}{fill:${fill}}.${lookClass(name)}-ink{fill:${ink}}`,
    )
    .join('');
}

/** The styles of a picture. */
export const HEAD = [
  '<style>',
  `text{font-family:${FONT};font-size:12px;fill:#1c2a3a}`,
  `.h{font-size:18px;font-weight:600}.f{fill:#4f5b68}.m{font-family:${MONO};font-size:11px;font-weight:600}`,
  `.e{font-family:${MONO};font-size:10px;text-anchor:end;fill:#4f5b68}`,
  `.l,.s,.b,.n{font-family:${MONO};text-anchor:middle;font-size:12px;font-weight:600}.s{font-size:8px}.b{font-size:10.5px}.n{font-size:6.5px;font-weight:400}`,
  '.t{white-space:pre}.page{fill:#ffffff;stroke:#d5dbe3}',
  colors('light'),
  '@media (prefers-color-scheme:dark){',
  'text{fill:#e6edf5}.f,.e{fill:#a4b0bd}.page{fill:#0e141b;stroke:#2a3542}',
  colors('dark'),
  '}',
  '</style>',
].join('\n');

/** The class of a state, or of `conflict`, by which it has its colors. */
export function lookClass(name: string): string {
  return `k-${name}`;
}

/** A line of text. */
export function text(x: number, y: number, kind: string, words: string): string {
  return `<text class="${kind}" x="${x}" y="${Number(y.toFixed(1))}">${xmlText(words)}</text>`;
}

/** What is drawn from some height on, and the height where it ends. */
export interface Drawn {
  readonly parts: readonly string[];
  readonly end: number;
}

/** A yellow line across the picture that nobody overlooks. */
export function warningSvg(words: string, top: number): Drawn {
  const box = `<rect class="w" x="24" y="${top}" width="${WIDTH - 48}" height="28" rx="6"/>`;
  return { parts: [WARNING, box, text(36, top + 18, 't', cut(words, 130))], end: top + 28 };
}

/** The styles of that line. */
const WARNING = [
  '<style>',
  '.w{fill:#fff3cd;stroke:#b58900}',
  '@media (prefers-color-scheme:dark){.w{fill:#3d3200}}',
  '</style>',
].join('\n');

/** A small square with the letter of a state. */
export function swatch(x: number, y: number, name: keyof typeof looks | 'conflict'): string {
  const { letter } = name === 'conflict' ? conflictLook : looks[name];
  const square = `<rect class="${lookClass(name)}" x="${x}" y="${y}" width="14" height="14" rx="2"/>`;
  return `${square}<text class="l ${lookClass(name)}-ink" x="${x + 7}" y="${y + 11}">${letter}</text>`;
}

/** Text of at most so many letters; what is cut off stands as an ellipsis. */
export function cut(words: string, most: number): string {
  const letters = [...words];
  return letters.length <= most ? words : `${letters.slice(0, Math.max(0, most - 1)).join('')}…`;
}
