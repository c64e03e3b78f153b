import { type Chunk, chunksOf } from '../manifest/chunks.ts';
import { glance } from '../manifest/glance.ts';
import type { Outline } from '../manifest/manifest.ts';
import { outlineOf } from '../manifest/outline.ts';
import { looksLikeTemplate } from '../manifest/template.ts';
import { mayEscape } from '../manifest/unread.ts';
import type { Source } from '../text/source.ts';
import { PROMPT_KINDS, TELLING_LETTERS, TELLING_WORDS } from './prompt-kinds.ts';

/** A document of a text that was looked over. */
export interface Skimmed {
  readonly chunk: Chunk;
  /** Undefined where it is to be parsed at once; `none` where it holds no resource. */
  readonly outline: Outline | 'none' | undefined;
}

/** What a text is when it was looked over. */
export interface Overview {
  readonly documents: readonly Skimmed[];
  /** Which of the telling words it surely lacks. */
  readonly lacks: readonly string[];
}

/**
 * The documents of a text, each with its outline where that is enough for now. All of a text that looks like a template,
 * or as if somebody set a trap, are to be parsed: what is told of such files depends on it.
 */
export function skim({ path, text }: Source): Overview {
  const mayTell = TELLING_LETTERS.test(text);
  const isEscaped = mayEscape(text);
  const glimpses = mayTell || isEscaped ? undefined : glance(text);
  if (glimpses?.some(({ outline }) => PROMPT_KINDS.has(outline.kind)) === false) {
    return { documents: glimpses, lacks: TELLING_WORDS };
  }
  const chunks = chunksOf(text);
  const lacks = isEscaped ? [] : TELLING_WORDS.filter((word) => !mayTell || !text.includes(word));
  if (isSuspicious(text)) return { documents: chunks.map((chunk) => ({ chunk, outline: undefined })), lacks };
  if (!isEscaped && isJsonWithoutKind(path, text)) {
    return { documents: chunks.map((chunk) => ({ chunk, outline: 'none' })), lacks };
  }
  const mayInstall = mayTell && text.includes(NAME);
  return { documents: chunks.map((chunk) => ({ chunk, outline: sufficientOutline(text, chunk, mayInstall) })), lacks };
}

/** Whether a text surely lacks all of the telling words. */
export function tellsNothing({ lacks }: Overview): boolean {
  return lacks.length === TELLING_WORDS.length;
}

/** JSON of other tools, which may have comments or several values a file: there is no resource without a `kind`. */
function isJsonWithoutKind(path: string, text: string): boolean {
  return path.endsWith('.json') && !text.includes('kind');
}

/** The name that whatever installs or asks MetalLB holds: its images, annotations and groups. */
const NAME = 'metallb';

function sufficientOutline(text: string, chunk: Chunk, mayInstall: boolean): Skimmed['outline'] {
  const outline = outlineOf(text, chunk);
  if (outline === undefined || (outline !== 'none' && PROMPT_KINDS.has(outline.kind))) return undefined;
  return mayInstall && text.slice(chunk.start, chunk.end).includes(NAME) ? undefined : outline;
}

const DEEP = ['[[[[', '{{{{'] as const;

function isSuspicious(text: string): boolean {
  if (text.includes('\t') && /(?:^|\n)[ \t]*\t/.test(text)) return true;
  return DEEP.some((brackets) => text.includes(brackets)) || looksLikeTemplate(text);
}
