import type { Manifest } from '../manifest/manifest.ts';
import type { Source } from '../text/source.ts';
import type { Unseen } from './cluster.ts';
import { leadsOf } from './leads.ts';
import { KINDS } from './schemas.ts';

/** What was met and not read as resources, and the resources that lead to more. */
export interface Hidden {
  /** Files that are templates. */
  readonly templates: readonly Source[];
  /** The texts of which nothing could be made. */
  readonly unread: readonly string[];
  /** What an I/O error or a limit kept from being read at all: it may hold anything. */
  readonly incomplete: readonly unknown[];
  /** Resources whose kind is unknown. */
  readonly unknownKinds: number;
  /** Whether the repository holds a program that may create resources (Terraform, Pulumi); asked only where it matters. */
  holdsProgram(): boolean;
  /** What was read: charts and applications among it may create what stands in no file. */
  readonly manifests: readonly Manifest[];
  /** The files that were read as YAML and may hold more than bystanders. */
  readonly sources: readonly Source[];
  /** The paths of all files that are deployed, or deploy nothing. */
  livePaths(): readonly string[];
  /** Kustomizations that nothing rendered. */
  readonly notRendered: readonly string[];
}

/** The word that asks for an installation of MetalLB rather than for a kind. */
export const INSTALLATION = 'installation';

const METALLB_KINDS: ReadonlySet<string> = new Set(
  KINDS.filter(({ apiVersion }) => apiVersion.startsWith('metallb.io/')).map(({ kind }) => kind),
);

/** Kinds that people define by a Terraform or Pulumi program beside their manifests. */
const PROGRAMMED = new Set([
  'IPAddressPool',
  'L2Advertisement',
  'BGPAdvertisement',
  'BGPPeer',
  'Service',
  INSTALLATION,
]);

/**
 * What may exist that nobody sees: a template, and a document that is broken or past a limit, may define a kind that it
 * names, or any kind where it includes other templates or leaves the kind open; a program and a chart of MetalLB's configuration may define MetalLB's kinds, a
 * chart of raw resources whatever its values name. MetalLB may be installed by whatever mentions it or is not read.
 */
export function unseenIn(hidden: Hidden): Unseen {
  const templates = hidden.templates.map(({ text }) => text);
  const isOpen =
    hidden.incomplete.length > 0 || hidden.unknownKinds > 0 || [...templates, ...hidden.unread].some(isOpenText);
  const leads = leadsOf(hidden);
  const answer = (kind: string): boolean => {
    if (isOpen || (PROGRAMMED.has(kind) && hidden.holdsProgram())) return true;
    if (kind === INSTALLATION) return leads.mayInstallMetallb() || templates.some((text) => /metallb/i.test(text));
    if (METALLB_KINDS.has(kind) && leads.mayConfigureMetallb()) return true;
    return leads.isAnything() || leads.kinds().has(kind) || templates.some((text) => text.includes(kind));
  };
  const answers = new Map<string, Answer>();
  return {
    mayHold: (kind, name) => {
      const known = answers.get(kind) ?? { isOpen: answer(kind), words: wordsOf(kind, hidden.unread) };
      answers.set(kind, known);
      return known.isOpen || (name === undefined ? known.words.size > 0 : known.words.has(name));
    },
  };
}

/** What may hold resources of a kind. */
interface Answer {
  /** Whether whatever is not seen may hold some of any name. */
  readonly isOpen: boolean;
  /** What stands in the documents that could not be read and name the kind: the names of resources are among it. */
  readonly words: ReadonlySet<string>;
}

function wordsOf(kind: string, unread: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const text of unread) {
    if (isIn(text, kind)) for (const [word] of text.matchAll(WORD)) words.add(word);
  }
  return words;
}

/** What a name of Kubernetes is made of. */
const WORD = /[A-Za-z0-9.-]+/g;

/** Whether the text of a document that could not be read names a kind. */
function isIn(text: string, kind: string): boolean {
  return kind === INSTALLATION ? MORE_THAN_CONFIGURATION.test(text) : text.includes(kind);
}

function isOpenText(text: string): boolean {
  return OPEN.test(text);
}

/** A template whose kind is a placeholder, or that includes another one. */
const OPEN = /\bkind:\s*["']?(?:\{\{|\{%|\$)|\{\{-?\s*(?:include|template|tpl)\b|\{%-?\s*include\b/;

/** MetalLB's name other than in the apiVersion and the usual namespace of its configuration. */
const MORE_THAN_CONFIGURATION = /metallb(?!\.io\/|-system\b)/i;
