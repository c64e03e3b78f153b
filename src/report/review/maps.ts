import { visible } from '../escape.ts';
import { type Bars, barsIn, legendOf } from '../map/bars.ts';
import { readRange, stretchesOf } from '../map/marks.ts';
import { paintWith } from '../paint.ts';
import { fenceAround } from './fence.ts';
import { type MapChange, type MapPair, mapChanges } from './map-changes.ts';
import type { MarkdownSection } from './section.ts';

/** Pictures that are drawn; further ones are counted. */
const MOST_PICTURES = 4;

/** Letters of a name in a title. */
const MOST_LETTERS = 40;

const plain = paintWith(false);

/**
 * The bars of the networks in which a pool changes or a Service moves, those of base as lines taken away, those of head
 * as lines that come. Undefined where no picture is another one.
 */
export function mapsSection(maps: MapPair): MarkdownSection | undefined {
  const pictures = mapChanges(maps)
    .map(pictureOf)
    .filter(({ isSame }) => !isSame);
  if (pictures.length === 0) return undefined;
  const shown = pictures.slice(0, MOST_PICTURES);
  const legend = legendOf(
    shown.flatMap(({ bars }) => bars),
    plain,
  );
  const lines = [...shown.flatMap(({ lines: own }) => [...own, '']), ...legend.trimEnd().split('\n').map(unchanged)];
  const rest = pictures.length - shown.length;
  const more = rest === 0 ? '' : `\nAnd ${rest} more: \`mlb-lint map\` draws all there is.\n`;
  const text = `${lines.join('\n')}\n`;
  const { open, close } = fenceAround([text], 'diff');
  return { head: '', rows: [`**Addresses** before (\`-\`) and after (\`+\`)\n\n${open}${text}${close}${more}`] };
}

interface Picture {
  readonly lines: readonly string[];
  readonly bars: readonly Bars[];
  readonly isSame: boolean;
}

function pictureOf({ titles, before, after }: MapChange): Picture {
  const window = readRange(after.range);
  if (window === undefined) return { lines: [], bars: [], isSame: true };
  const [old, now] = [before, after].map((block) => barsIn(window, stretchesOf(block), plain));
  const pairs = (now?.lines ?? []).map((line, index) => [old?.lines[index] ?? '', line] as const);
  return {
    lines: [
      unchanged(`${titles.map(shortened).join(' / ')}  ${after.range}`),
      ...pairs.flatMap(([was, is]) => (was === is ? [unchanged(is)] : [`- ${was}`, `+ ${is}`])),
    ],
    bars: [old ?? [], now ?? []].flat(),
    isSame: pairs.every(([was, is]) => was === is),
  };
}

function unchanged(line: string): string {
  return `  ${line}`.trimEnd();
}

function shortened(name: string): string {
  const letters = [...visible(name)];
  return letters.length <= MOST_LETTERS ? letters.join('') : `${letters.slice(0, MOST_LETTERS - 1).join('')}…`;
}
