import { type Files, Refusal } from '../files/files.ts';
import { readDocuments, type YamlDocument } from '../manifest/documents.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { resourcesOf } from '../manifest/resources.ts';
import { looksLikeTemplate } from '../manifest/template.ts';
import type { Source, Span } from '../text/source.ts';
import type { Progress } from './progress.ts';

/** Text that does not parse: becomes `yaml/syntax`. */
export interface SyntaxProblem {
  readonly at: Span;
  readonly message: string;
}

/** One file, read and parsed. */
export interface FileReading {
  readonly source: Source;
  /** A template is no YAML yet: it has no documents, manifests or problems. */
  readonly isTemplate: boolean;
  readonly documents: readonly YamlDocument[];
  readonly manifests: readonly Manifest[];
  readonly unknownKinds: number;
  readonly problems: readonly SyntaxProblem[];
}

/** Reads files of one run. Whoever asks for the same path again gets the same object: it is read and parsed once. */
export interface Reader {
  readonly files: Files;
  /** Is told of every file that is read, and of what is made of files. */
  readonly progress?: Progress;
  read(path: string): FileReading | Refusal;
}

/** A reader over files that do not change while it is used. */
export function createReader(files: Files, progress?: Progress): Reader {
  const readings = new Map<string, FileReading | Refusal>();
  return {
    files,
    ...(progress === undefined ? {} : { progress }),
    read: (path) => {
      const known = readings.get(path);
      if (known !== undefined) return known;
      const source = files.read(path);
      const reading = source instanceof Refusal ? source : readSource(source);
      readings.set(path, reading);
      progress?.('file');
      return reading;
    },
  };
}

/** Reads the text of a file: its documents and the resources in them, or that it is a template. */
export function readSource(source: Source): FileReading {
  const { documents } = readDocuments(source);
  const problems = documents
    .flatMap((document) => document.problems)
    .map(({ message, at }) => ({ message, at: at ?? source.whole() }));
  if (problems.length > 0 && looksLikeTemplate(source.text)) return templateReading(source);
  const resources = documents.map(resourcesOf);
  return {
    source,
    isTemplate: false,
    documents,
    manifests: resources.flatMap(({ manifests }) => manifests),
    unknownKinds: resources.reduce((sum, { unknownKinds }) => sum + unknownKinds, 0),
    problems: isForeignJson(source) ? [] : problems,
  };
}

/** The reading of a file that is a template, whether or not it happens to parse. */
export function templateReading(source: Source): FileReading {
  return { source, isTemplate: true, documents: [], manifests: [], unknownKinds: 0, problems: [] };
}

/** JSON of other tools may have comments or several values a file; only what speaks of resources is to parse. */
function isForeignJson(source: Source): boolean {
  return source.path.endsWith('.json') && !/"(?:kind|apiVersion)"/.test(source.text);
}
