import type { Collection } from '../source/collection.ts';
import { compareText } from '../text/compare.ts';
import type { NotRead } from './not-read.ts';

/** So many overlays are told with their reasons. */
const MOST_TOLD = 5;

/** A reason is told in so many characters. */
const LONGEST = 160;

/**
 * What is to be said of kustomizations and charts that were not rendered: that there are some, the first of them with
 * why, and one line alone where the reason is the same for all, as without a renderer.
 */
export function notices(collections: readonly Collection[], display: (path: string) => string): readonly string[] {
  const all = [
    ...new Map(collections.flatMap(({ notRendered }) => notRendered.map((one) => [one.path, one]))).values(),
  ];
  const [first] = all;
  if (first === undefined) return [];
  const head = `${all.length === 1 ? '1 overlay was' : `${all.length} overlays were`} not rendered, and only plain resources judged`;
  const told = all.slice(0, MOST_TOLD);
  const more = all.length - told.length;
  const rest = more > 0 ? [`and ${more} more`] : [];
  if (all.every(({ message }) => message === first.message)) {
    return [`${head} (${short(first.message)}): ${[...told.map(({ path }) => display(path)), ...rest].join(', ')}`];
  }
  return [
    `${head}:`,
    ...told.map(({ path, message }) => `  ${display(path)}: ${short(message)}`),
    ...rest.map((one) => `  ${one}`),
  ];
}

/** What of the manifests an answer does not see. */
export interface Unseen {
  /** Where it stands, and why it was not read, in one line. */
  readonly words: string;
  /** Whether an I/O error or a limit kept it from being read. What does not parse was read, and is a finding of lint. */
  readonly isRefused: boolean;
}

/** The files that could not be read, and what does not parse in others: each once, by path. */
export function unseenIn(
  collections: readonly Collection[],
  { incomplete = [] }: NotRead,
  display: (path: string) => string,
): readonly Unseen[] {
  const refused = incomplete.map(({ file, reason }) => ({ words: `${file}: ${reason}`, isRefused: true }));
  const broken = collections.flatMap(({ problems }) =>
    problems.map(({ at: { source, start }, message }) => {
      const { line, column } = source.position(start);
      return { words: `${display(source.path)}:${line}:${column}: ${message}`, isRefused: false };
    }),
  );
  const once = new Map([...broken, ...refused].map((one) => [one.words, one]));
  const all = [...once.values()].sort((a, b) => compareText(a.words, b.words));
  const rest = all.slice(MOST_UNREAD);
  if (rest.length === 0) return all;
  const words = `and ${rest.length} more that could not be read`;
  return [...all.slice(0, MOST_UNREAD), { words, isRefused: rest.some(({ isRefused }) => isRefused) }];
}

/** So many places that could not be read are told. */
const MOST_UNREAD = 50;

/** What kubectl logs starts with the time and its process, which no two runs share. */
const LOG_HEAD = /^[EFIW]\d{4} [\d:.]+ +\d+ [^\]\s]+\] /;

function short(message: string): string {
  const line = message.replace(LOG_HEAD, '').split(/[\r\n]/, 1)[0] ?? '';
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}...` : line;
}
