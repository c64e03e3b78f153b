import type { MapReport } from '../../site/map.ts';
import { jsonText } from '../escape.ts';
import { mapCsv } from './csv.ts';
import { mapHtml } from './html.ts';
import { mapMarkdown } from './markdown.ts';
import { mapSvg } from './svg.ts';
import { mapText } from './text.ts';

/** How a map is drawn: by format, with colors or without. */
type MapReporter = (report: MapReport, color: boolean) => string;

/** The forms of a map, by the names of `--format`. */
export const mapReporters = {
  text: mapText,
  html: mapHtml,
  svg: mapSvg,
  markdown: mapMarkdown,
  json: (report) => `${jsonText(report, 2)}\n`,
  csv: mapCsv,
} as const satisfies Readonly<Record<string, MapReporter>>;
