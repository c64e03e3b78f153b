import type { Manifest } from '../manifest/manifest.ts';
import type { Source } from '../text/source.ts';
import type { Unseen } from './cluster.ts';
import { leadsOf } from './leads.ts';
import { KINDS } from './schemas.ts';

/** What was met and not read as resources, and the resources that lead to more. */
export interface Hidden {
  /** Files that are templates. */
  readonly templates: readonly Source[];
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
 * What may exist that nobody sees: a template may define a kind that it names, or any kind where it includes other
 * templates or leaves the kind open; a program and a chart of MetalLB's configuration may define MetalLB's kinds, a
 * chart of raw resources whatever its values name. MetalLB may be installed by whatever mentions it or is not read.
 */
export function unseenIn(hidden: Hidden): Unseen {
  const texts = hidden.templates.map(({ text }) => text);
  const isOpen = hidden.unknownKinds > 0 || texts.some((text) => OPEN.test(text));
  const leads = leadsOf(hidden);
  const answer = (kind: string): boolean => {
    if (isOpen || (PROGRAMMED.has(kind) && hidden.holdsProgram())) return true;
    if (kind === INSTALLATION) return leads.mayInstallMetallb() || texts.some((text) => /metallb/i.test(text));
    if (METALLB_KINDS.has(kind) && leads.mayConfigureMetallb()) return true;
    return leads.isAnything() || leads.kinds().has(kind) || texts.some((text) => text.includes(kind));
  };
  const answers = new Map<string, boolean>();
  return {
    mayHold: (kind) => {
      const known = answers.get(kind) ?? answer(kind);
      answers.set(kind, known);
      return known;
    },
  };
}

/** A template whose kind is a placeholder, or that includes another one. */
const OPEN = /\bkind:\s*["']?(?:\{\{|\{%|\$)|\{\{-?\s*(?:include|template|tpl)\b|\{%-?\s*include\b/;
