import { type Chunk, chunksOf } from '../manifest/chunks.ts';
import type { Outline } from '../manifest/manifest.ts';
import { outlineOf } from '../manifest/outline.ts';
import { looksLikeTemplate } from '../manifest/template.ts';
import { mayEscape } from '../manifest/unread.ts';
import { PROMPT_KINDS, TELLING_WORDS } from './prompt-kinds.ts';

/** A document of a text that was looked over. */
export interface Skimmed {
  readonly chunk: Chunk;
  /** Undefined where it is to be parsed at once; `none` where it holds no resource. */
  readonly outline: Outline | 'none' | undefined;
}

/**
 * The documents of a text, each with its outline where that is enough for now. All of a text that looks like a template,
 * or as if somebody set a trap, are to be parsed: what is told of such files depends on it.
 */
export function skim(text: string): readonly Skimmed[] {
  const chunks = chunksOf(text);
  if (isSuspicious(text)) return chunks.map((chunk) => ({ chunk, outline: undefined }));
  const mayTell = text.includes(NAME);
  return chunks.map((chunk) => ({ chunk, outline: sufficientOutline(text, chunk, mayTell) }));
}

/** The name that whatever installs or asks MetalLB holds: its images, annotations and groups. */
const NAME = 'metallb';

function sufficientOutline(text: string, chunk: Chunk, mayTell: boolean): Skimmed['outline'] {
  const outline = outlineOf(text, chunk);
  if (outline === undefined || (outline !== 'none' && PROMPT_KINDS.has(outline.kind))) return undefined;
  return mayTell && text.slice(chunk.start, chunk.end).includes(NAME) ? undefined : outline;
}

const DEEP = ['[[[[', '{{{{'] as const;

function isSuspicious(text: string): boolean {
  if (text.includes('\t') && /(?:^|\n)[ \t]*\t/.test(text)) return true;
  return DEEP.some((brackets) => text.includes(brackets)) || looksLikeTemplate(text);
}

const ALL_LACKING: readonly string[] = TELLING_WORDS;
const UNSURE: readonly string[] = [];

/** Which of the telling words a text surely lacks. */
export function lackedWords(text: string): readonly string[] {
  if (mayEscape(text)) return UNSURE;
  const lacked = TELLING_WORDS.filter((word) => !text.includes(word));
  return lacked.length === TELLING_WORDS.length ? ALL_LACKING : lacked;
}
