import { type Files, Refusal } from '../files/files.ts';
import { Allowance } from '../manifest/allowance.ts';
import { readDocument, readDocuments, type YamlDocument } from '../manifest/documents.ts';
import { Manifest } from '../manifest/manifest.ts';
import { resourcesOf } from '../manifest/resources.ts';
import { looksLikeTemplate } from '../manifest/template.ts';
import { UnreadDocument } from '../manifest/unread.ts';
import { type Absent, Source, type Span } from '../text/source.ts';
import { BystanderFile, bystanderTeller } from './bystander-file.ts';
import { isKustomizationFile } from './kustomization.ts';
import type { Progress } from './progress.ts';
import { type Overview, type Skimmed, skim, tellsNothing } from './skim.ts';

/** Text that does not parse: becomes `yaml/syntax`. */
export interface SyntaxProblem {
  readonly at: Span;
  readonly message: string;
}

/** One file as it was read. */
export interface FileReading {
  readonly source: Source;
  /** A template is no YAML yet: it has no documents, manifests or problems. */
  readonly isTemplate: boolean;
  /** How many documents there are. */
  readonly size: number;
  /** All of them; those that nobody asked for so far are parsed now. */
  readonly documents: readonly YamlDocument[];
  readonly manifests: readonly Manifest[];
  readonly unknownKinds: number;
  /** What is wrong in the documents that were parsed. */
  readonly problems: readonly SyntaxProblem[];
  /** The texts of documents of which nothing could be made. */
  readonly unread: readonly string[];
}

/** Reads files of one run. Whoever asks for the same path again gets the same object: it is read and parsed once. */
export interface Reader {
  readonly files: Files;
  /** Is told of every file that is read, and of what is made of files. */
  readonly progress?: Progress;
  /** What a file holds, no more of it than may matter to MetalLB. */
  look(path: string): Looked | Refusal;
  /** All that a file holds. */
  read(path: string): FileReading | Refusal;
}

/** What a look at a file tells. */
export type Looked = FileReading | BystanderFile;

/**
 * A reader over files that do not change while it is used. What cannot matter to MetalLB is looked over and not parsed,
 * and its text is let go, until somebody asks for it.
 */
export function createReader(files: Files, progress?: Progress): Reader {
  const looked = new Map<string, Looked | Refusal>();
  const whole = new Map<string, FileReading | Refusal>();
  const absentee = absentIn(files);
  const bystandersIn = bystanderTeller();
  const lookAt = (path: string): Looked | Refusal => {
    const source = files.read(path);
    progress?.('file');
    if (source instanceof Refusal) return source;
    const overview = skim(source);
    const mayMatter = files.isFleeting === true || !tellsNothing(overview) || isKustomizationFile(path);
    return (mayMatter ? undefined : bystandersIn(overview.documents)) ?? readAsSkimmed(source, overview, absentee);
  };
  const look = (path: string): Looked | Refusal => {
    const known = looked.get(path) ?? lookAt(path);
    looked.set(path, known);
    return known;
  };
  const readWhole = (path: string): FileReading | Refusal => {
    const source = files.read(path);
    return source instanceof Refusal ? source : readAsSkimmed(source, skim(source), absentee);
  };
  return {
    files,
    ...(progress === undefined ? {} : { progress }),
    look,
    read: (path) => {
      const seen = look(path);
      if (!(seen instanceof BystanderFile)) return seen;
      const known = whole.get(path) ?? readWhole(path);
      whole.set(path, known);
      return known;
    },
  };
}

/** How a text that lacks these words is had once more; undefined where the file may have changed until then. */
type Absentee = (text: string, lacks: readonly string[]) => Absent | undefined;

/** How many characters of texts are kept, so that small repositories are read once. */
const KEPT = 8_000_000;

function absentIn(files: Files): Absentee {
  const known = new Map<string, Absent>();
  let kept = 0;
  const read = (path: string): string => {
    const source = files.read(path);
    return source instanceof Refusal ? '' : source.text;
  };
  return (text, lacks) => {
    if (files.isFleeting === true) return undefined;
    kept += text.length;
    if (kept <= KEPT) return { lacks, read: () => text };
    const absent = known.get(lacks.join()) ?? { lacks, read };
    known.set(lacks.join(), absent);
    return absent;
  };
}

/** Reads the text of a file: its documents and the resources in them, or that it is a template. */
export function readSource(source: Source): FileReading {
  return readingOf(source, readDocuments(source, Allowance.ofManifests()).documents);
}

/** The same, where documents that cannot matter to MetalLB are parsed when somebody asks for them. */
function readAsSkimmed(read: Source, { documents, lacks }: Overview, absentee: Absentee): FileReading {
  const isLetGo = documents.every(({ outline }) => outline !== undefined);
  const absent = isLetGo ? absentee(read.text, lacks) : undefined;
  const source = absent === undefined ? read : new Source(read.path, absent);
  const allowance = Allowance.ofManifests();
  const parts = documents.map(({ chunk, outline }) =>
    outline === undefined ? readDocument(read, chunk, allowance) : new UnreadDocument(source, chunk),
  );
  return readingOf(source, parts, documents);
}

/** The reading of a file that is a template, whether or not it happens to parse. */
export function templateReading(source: Source): FileReading {
  return { source, isTemplate: true, size: 0, documents: [], manifests: [], unknownKinds: 0, problems: [], unread: [] };
}

type Part = YamlDocument | UnreadDocument;

function readingOf(source: Source, parts: readonly Part[], skimmed: readonly Skimmed[] = []): FileReading {
  const parsed = parts.flatMap((part) => (part instanceof UnreadDocument ? [] : [part]));
  if (parsed.some(({ problems }) => problems.length > 0) && looksLikeTemplate(source.text)) {
    return templateReading(source);
  }
  let unknownKinds = 0;
  const manifests = parts.flatMap((part, index) => {
    if (part instanceof UnreadDocument) {
      const outline = skimmed[index]?.outline;
      return outline === undefined || outline === 'none' ? [] : [new Manifest(part, part, outline)];
    }
    const resources = resourcesOf(part);
    unknownKinds += resources.unknownKinds;
    return resources.manifests;
  });
  return new PartReading(source, parts, manifests, unknownKinds);
}

class PartReading implements FileReading {
  readonly isTemplate = false;
  readonly source: Source;
  readonly manifests: readonly Manifest[];
  readonly unknownKinds: number;
  readonly #parts: readonly Part[];

  constructor(source: Source, parts: readonly Part[], manifests: readonly Manifest[], unknownKinds: number) {
    this.source = source;
    this.manifests = manifests;
    this.unknownKinds = unknownKinds;
    this.#parts = parts;
  }

  get size(): number {
    return this.#parts.length;
  }

  get documents(): readonly YamlDocument[] {
    return this.#parts.map((part) => (part instanceof UnreadDocument ? part.document : part));
  }

  get unread(): readonly string[] {
    return this.#parts.flatMap((part) => (part instanceof UnreadDocument ? [] : (part.unread ?? [])));
  }

  get problems(): readonly SyntaxProblem[] {
    const parsed = this.#parts.filter((part) => !(part instanceof UnreadDocument) || part.isOpen);
    if (parsed.every(hasNoProblem)) return [];
    const documents = parsed.map((part) => (part instanceof UnreadDocument ? part.document : part));
    const problems = documents.flatMap((document) => document.problems);
    return isJsonWithoutResourceKeys(this.source)
      ? []
      : problems.map(({ message, at }) => ({ message, at: at ?? this.source.whole() }));
  }
}

function hasNoProblem(part: Part): boolean {
  return (part instanceof UnreadDocument ? part.document : part).problems.length === 0;
}

/** JSON of other tools may have comments or several values a file; only what speaks of resources is to parse. */
function isJsonWithoutResourceKeys(source: Source): boolean {
  return source.path.endsWith('.json') && !/"(?:kind|apiVersion)"/.test(source.text);
}
