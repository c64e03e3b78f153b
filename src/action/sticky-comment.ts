import { type Client, MOST_TRIES } from './client.ts';

/** Where the comment is kept. */
export interface Thread {
  readonly owner: string;
  readonly repository: string;
  readonly number: number;
}

/** What the comment is to say. */
export interface Wanted {
  /** Tells this comment from others of the Action. */
  readonly id: string;
  /** What it says, the fullest first; the next one is for where GitHub finds it too long. */
  readonly bodies: readonly string[];
  /** Whether a comment is made where there is none. */
  readonly create: boolean;
}

/** What became of the comment; `absent`: there is none, and none was to be made. */
export type Kept = 'created' | 'updated' | 'unchanged' | 'absent';

/** The line, hidden in Markdown, by which the Action knows its comment. */
export function markerOf(id: string): string {
  return `<!-- mlb-lint: ${id} -->`;
}

/**
 * Keeps one comment on a pull request: updates the Action's own in place, or makes it. Comments of others are left
 * alone, whatever they say. Throws what Octokit throws, once it has tried again where that helps.
 */
export async function keepComment(client: Client, thread: Thread, wanted: Wanted): Promise<Kept> {
  const own = await ownComment(client, thread, markerOf(wanted.id));
  if (own === undefined) return wanted.create ? createComment(client, thread, wanted) : 'absent';
  return updateComment(client, thread, wanted, own);
}

async function updateComment(client: Client, thread: Thread, wanted: Wanted, own: Found): Promise<Kept> {
  const [body = ''] = wanted.bodies;
  if (isSame(own.body, body)) return 'unchanged';
  try {
    await shrinking(wanted.bodies, (text) =>
      client.api.rest.issues.updateComment({ ...repositoryOf(thread), comment_id: own.id, body: text }),
    );
    return 'updated';
  } catch (error) {
    // Somebody removed it meanwhile.
    if (statusOf(error) !== 404) throw error;
    return wanted.create ? createComment(client, thread, wanted) : 'absent';
  }
}

/** Makes the comment. A try that failed may have made it all the same: before another one it is looked for. */
async function createComment(client: Client, thread: Thread, wanted: Wanted): Promise<Kept> {
  for (let tries = 1; ; tries++) {
    try {
      await shrinking(wanted.bodies, (body) =>
        client.api.rest.issues.createComment({
          ...{ ...repositoryOf(thread), issue_number: thread.number, body },
          request: { retries: 0 },
        }),
      );
      return 'created';
    } catch (error) {
      if (tries > MOST_TRIES || !isPassing(error)) throw error;
      await client.wait(tries);
      const made = await ownComment(client, thread, markerOf(wanted.id));
      if (made === undefined) continue;
      const kept = await updateComment(client, thread, { ...wanted, create: false }, made);
      return kept === 'unchanged' ? 'created' : kept;
    }
  }
}

/**
 * Whether another try may help: there were too many requests, or GitHub's server failed, or the connection did, which
 * Octokit calls a 500. After a failure nobody knows whether GitHub did what it was asked.
 */
function isPassing(error: unknown): boolean {
  const status = statusOf(error) ?? 0;
  return status === 429 || status >= 500;
}

/** Sends the first body that GitHub does not find invalid, as it does one that is too long. */
async function shrinking(bodies: readonly string[], send: (body: string) => Promise<unknown>): Promise<void> {
  for (const [index, body] of bodies.entries()) {
    try {
      await send(body);
      return;
    } catch (error) {
      if (statusOf(error) !== 422 || index === bodies.length - 1) throw error;
    }
  }
}

interface Found {
  readonly id: number;
  readonly body: string;
}

/** The first comment with the marker that whoever the token speaks for wrote. */
async function ownComment(client: Client, thread: Thread, marker: string): Promise<Found | undefined> {
  const pages = client.api.paginate.iterator(client.api.rest.issues.listComments, {
    ...repositoryOf(thread),
    issue_number: thread.number,
    per_page: 100,
  });
  const marked: (Found & { readonly login: string; readonly isBot: boolean })[] = [];
  for await (const { data } of pages) {
    for (const { id, body = '', user } of data) {
      if (user !== null && body.startsWith(marker)) {
        marked.push({ id, body, login: user.login, isBot: user.type === 'Bot' });
      }
    }
  }
  if (marked.length === 0) return undefined;
  const self = await loginOf(client);
  if (self !== undefined) return marked.find(({ login }) => login === self);
  const bots = marked.filter(({ isBot }) => isBot);
  return bots.find(({ login }) => login === JOB) ?? bots[0];
}

/** Whom the token of a job speaks for. */
const JOB = 'github-actions[bot]';

/** Whom the token speaks for; undefined where it is an app's, as that of a job is, which may not ask. */
async function loginOf(client: Client): Promise<string | undefined> {
  try {
    return (await client.api.rest.users.getAuthenticated()).data.login;
  } catch (error) {
    if ([401, 403, 404].includes(statusOf(error) ?? 0)) return undefined;
    throw error;
  }
}

/** The status of an answer that Octokit throws; undefined for any other error. */
export function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined;
  return typeof error.status === 'number' ? error.status : undefined;
}

function repositoryOf({ owner, repository }: Thread) {
  return { owner, repo: repository };
}

/** GitHub may store line ends otherwise. */
function isSame(there: string, wanted: string): boolean {
  const plain = (text: string) => text.replaceAll('\r\n', '\n').trimEnd();
  return plain(there) === plain(wanted);
}
