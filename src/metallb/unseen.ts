import type { Source } from '../text/source.ts';
import type { Unseen } from './cluster.ts';

/** What was met and not read as resources. */
export interface Hidden {
  /** Files that are templates. */
  readonly templates: readonly Source[];
  /** Resources whose kind is unknown. */
  readonly unknownKinds: number;
  /** Programs that may create resources (Terraform, Pulumi). */
  readonly programs: readonly string[];
}

/** The word that asks for an installation of MetalLB rather than for a kind. */
export const INSTALLATION = 'installation';

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
 * templates or leaves the kind open.
 */
export function unseenIn(hidden: Hidden): Unseen {
  const texts = hidden.templates.map(({ text }) => text);
  const open = hidden.unknownKinds > 0 || texts.some((text) => OPEN.test(text));
  const answers = new Map<string, boolean>();
  return {
    mayHold: (kind) => {
      const known = answers.get(kind);
      if (known !== undefined) return known;
      const programmed = hidden.programs.length > 0 && PROGRAMMED.has(kind);
      const answer = open || programmed || texts.some((text) => text.includes(kind));
      answers.set(kind, answer);
      return answer;
    },
  };
}

/** A template whose kind is a placeholder, or that includes another one. */
const OPEN = /\bkind:\s*["']?(?:\{\{|\{%|\$)|\{\{-?\s*(?:include|template|tpl)\b|\{%-?\s*include\b/;
