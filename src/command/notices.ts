import type { Collection } from '../source/collection.ts';

/** So many overlays are named in one line. */
const MOST_NAMED = 5;

/** So many different reasons are told. */
const MOST_TOLD = 20;

/** What is to be said of kustomizations that were not rendered: a line for each reason, with their paths. */
export function notices(collections: readonly Collection[], display: (path: string) => string): readonly string[] {
  const paths = new Map(collections.flatMap(({ notRendered }) => notRendered.map((one) => [one.path, one])));
  const byReason = new Map<string, string[]>();
  for (const { path, message } of paths.values()) {
    const known = byReason.get(message);
    if (known === undefined) byReason.set(message, [display(path)]);
    else known.push(display(path));
  }
  const lines = [...byReason].map(([message, named]) => `not rendered, ${message}: ${list(named.sort())}`);
  const more = lines.length - MOST_TOLD;
  return more > 0 ? [...lines.slice(0, MOST_TOLD), `${more} more reasons why overlays were not rendered`] : lines;
}

function list(paths: readonly string[]): string {
  const more = paths.length - MOST_NAMED;
  return more > 0 ? `${paths.slice(0, MOST_NAMED).join(', ')} and ${more} more` : paths.join(', ');
}
