import { Refusal } from '../files/files.ts';
import type { Incomplete } from '../files/incomplete.ts';
import { compareText } from '../text/compare.ts';
import { Source } from '../text/source.ts';
import { BystanderFile } from './bystander-file.ts';
import { chartParts } from './chart.ts';
import { pathMatcher } from './glob.ts';
import { type Looked, type Reader, type SyntaxProblem, templateReading } from './reader.ts';
import { select } from './select.ts';
import type { Sight, Skipped } from './walk.ts';

/** Where to look. */
export interface Where {
  /** Files, folders or globs, relative to the repository root. */
  readonly paths: readonly string[];
  /** Globs never read, relative to the repository root or to `base`. */
  readonly ignore: readonly string[];
  /** The folder of the plan, relative to the repository root. */
  readonly base: string;
}

/** What stands in files, folders and globs. */
export interface Survey {
  /** The files that could be read, sorted by path. */
  readonly readings: ReadonlyMap<string, Looked>;
  /** Those of them that `paths` names as a file. */
  readonly named: ReadonlySet<string>;
  /** Files whose text is in no encoding that YAML may have. */
  readonly problems: readonly SyntaxProblem[];
  /** What can be told of the texts of those. */
  readonly unread: readonly string[];
  /** Met and not read: links that lead nowhere or outside, pipes, binary files. */
  readonly skipped: readonly Skipped[];
  /** What an I/O error or a limit kept from being read. */
  readonly incomplete: readonly Incomplete[];
  /** Entries of `paths` that match nothing. */
  readonly missing: readonly string[];
  /** Entries of `paths` that lead out of the repository. */
  readonly outside: readonly string[];
  /** What was seen beside files that can hold manifests. */
  readonly sights: readonly Sight[];
}

/** Reads all that stands in files, folders and globs; templates of charts are read as templates. */
export function survey(reader: Reader, where: Where): Survey {
  const selection = select(reader.files, where.paths, exclusion(where));
  const readings = new Map<string, Looked>();
  const skipped: Skipped[] = [...selection.skipped];
  const incomplete = selection.unreadable.map(({ path, reason }) => ({ file: path, reason }));
  const illegible: Refusal[] = [];
  const partOfChart = chartParts(reader.files);
  for (const path of selection.files) {
    const reading = reader.look(path);
    if (reading instanceof BystanderFile) readings.set(path, reading);
    else if (!(reading instanceof Refusal)) {
      const isTemplate = partOfChart(path) === 'template' && reading.source.text.includes('{{');
      readings.set(path, isTemplate ? templateReading(reading.source) : reading);
    } else if (reading.reason === 'not-text') illegible.push(reading);
    else if (isCutShort(reading) || (selection.named.has(path) && reading.reason !== 'missing'))
      incomplete.push({ file: path, reason: reading.message });
    else skipped.push({ path, reason: reading.message });
  }
  return {
    readings,
    named: selection.named,
    problems: illegible.map(notText),
    unread: illegible.map(({ letters }) => letters),
    skipped: skipped.sort((a, b) => compareText(a.path, b.path)),
    incomplete: incomplete.sort((a, b) => compareText(a.file, b.file)),
    missing: selection.missing,
    outside: selection.outside,
    sights: selection.sights,
  };
}

function exclusion({ ignore, base }: Where): (path: string) => boolean {
  const matches = pathMatcher(ignore);
  const below = base === '' || base === '.' ? '' : `${base}/`;
  return (path) => matches(path) || (below !== '' && path.startsWith(below) && matches(path.slice(below.length)));
}

/** A limit or an I/O error, as opposed to something that is no file with text or vanished meanwhile. */
export function isCutShort({ reason }: Refusal): boolean {
  return reason === 'unreadable' || reason === 'too-large';
}

function notText({ path, message }: Refusal): SyntaxProblem {
  return { at: new Source(path, '').whole(), message };
}
