import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { itemOf, operationOf, requestFaults, responseFaults } from './description.ts';

/** A comment as the server keeps it. */
export interface Comment {
  readonly id: number;
  readonly login: string;
  body: string;
}

/** A pull request as the server keeps it. */
export interface Pull {
  readonly number: number;
  readonly from: string;
  /** The commit id of its head. */
  readonly sha: string;
}

/** An answer that the server gives instead of its own, once. */
export interface Planned {
  readonly method: string;
  readonly status: number;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the server does what it is asked all the same; `cut`: and ends the connection without an answer. */
  readonly done?: 'answered' | 'cut';
}

/** GitHub's REST API on this machine, with one pull request, held to GitHub's own description. */
export interface Api {
  readonly url: string;
  readonly comments: Comment[];
  /** The pull requests that are open, by the branch they come from, as `owner:branch`. */
  readonly pulls: Pull[];
  /** Answers that come first, each once. */
  readonly planned: Planned[];
  /** Every request, as `GET /path`. */
  readonly requests: string[];
  /** What did not keep to the description. */
  readonly faults: string[];
}

const LONGEST = 65_536;
const DOCUMENTATION = 'https://docs.github.com/rest';

/** Starts the API, and stops it after the test. `self` is whom the token speaks for; undefined: a job's. */
export async function startApi(self?: string): Promise<Api> {
  const api: Api = { url: '', comments: [], pulls: [], planned: [], requests: [], faults: [] };
  const server = createServer((request, response) => {
    answer(api, self, request, response).catch((error: unknown) => {
      api.faults.push(String(error));
      response.destroy();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return Object.assign(api, { url: `http://127.0.0.1:${port}` });
}

async function answer(api: Api, self: string | undefined, request: IncomingMessage, response: ServerResponse) {
  const { method = '' } = request;
  const url = new URL(request.url ?? '', api.url);
  const sent = await text(request);
  const body = sent === '' ? undefined : JSON.parse(sent);
  api.requests.push(`${method} ${url.pathname}`);
  if (request.headers.authorization !== 'token secret')
    api.faults.push(`authorized by ${request.headers.authorization}`);
  const operation = operationOf(method, url.pathname);
  if (operation === undefined) api.faults.push(`GitHub describes no ${method} ${url.pathname}`);
  else api.faults.push(...requestFaults(operation, url, body));
  const planned = api.planned.findIndex((one) => one.method === method);
  const [first] = planned === -1 ? [] : api.planned.splice(planned, 1);
  const own = first === undefined || first.done !== undefined ? served(api, self, method, url, body) : undefined;
  if (first?.done === 'cut') return response.destroy();
  const [status, data, headers] =
    first === undefined && own !== undefined
      ? own
      : [first?.status ?? 500, { message: first?.message, documentation_url: DOCUMENTATION }, first?.headers];
  if (operation !== undefined) api.faults.push(...responseFaults(operation, status, data));
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(data));
}

type Answer = readonly [status: number, data: unknown, headers?: Readonly<Record<string, string>>];

function served(
  api: Api,
  self: string | undefined,
  method: string,
  url: URL,
  body: { body: string } | undefined,
): Answer {
  if (url.pathname === '/user') {
    return self === undefined ? refusal(403, 'Resource not accessible by integration') : [200, userOf(self, true)];
  }
  if (url.pathname.endsWith('/pulls')) return [200, pullsFrom(api, url.searchParams.get('head') ?? '')];
  if (method === 'GET') return page(api, url);
  if ((body?.body ?? '').length > LONGEST) {
    const errors = [{ resource: 'IssueComment', code: 'custom', field: 'body', message: 'body is too long' }];
    return [422, { message: 'Validation Failed', documentation_url: DOCUMENTATION, errors }];
  }
  if (method === 'POST') {
    const id = api.comments.length + 1;
    api.comments.push({ id, login: self ?? 'github-actions[bot]', body: body?.body ?? '' });
    return [201, commentOf(api.comments[id - 1] ?? { id, login: '', body: '' })];
  }
  const found = api.comments.find(({ id }) => url.pathname.endsWith(`/${id}`));
  if (found === undefined) return refusal(404, 'Not Found');
  found.body = body?.body ?? '';
  return [200, commentOf(found)];
}

function page(api: Api, url: URL): Answer {
  const size = Number(url.searchParams.get('per_page') ?? 30);
  const number = Number(url.searchParams.get('page') ?? 1);
  const data = api.comments.slice((number - 1) * size, number * size).map(commentOf);
  if (number * size >= api.comments.length) return [200, data];
  const next = new URL(url);
  next.searchParams.set('page', String(number + 1));
  return [200, data, { link: `<${next.href}>; rel="next"` }];
}

function pullsFrom({ pulls }: Api, from: string): readonly unknown[] {
  const item = Object(itemOf('/repos/{owner}/{repo}/pulls'));
  const own = pulls.filter((pull) => pull.from === from);
  return own.map(({ number, sha }) => ({ ...item, number, head: { ...item.head, sha } }));
}

function refusal(status: number, message: string): Answer {
  return [status, { message, documentation_url: DOCUMENTATION }];
}

function commentOf({ id, login, body }: Comment) {
  const url = `https://api.github.com/repos/acme/site/issues/comments/${id}`;
  return {
    ...{ id, node_id: `IC_${id}`, url, html_url: url, issue_url: url, body, user: userOf(login), reactions: undefined },
    ...{ created_at: '2026-11-21T10:00:00Z', updated_at: '2026-11-21T10:00:00Z', author_association: 'NONE' },
    performed_via_github_app: null,
  };
}

function userOf(login: string, isSelf = false) {
  const url = `https://api.github.com/users/${encodeURIComponent(login)}`;
  const links = ['avatar', 'html', 'followers', 'following', 'gists', 'starred', 'subscriptions', 'organizations'];
  return {
    ...{ login, id: 1, node_id: 'U_1', gravatar_id: '', url, type: login.endsWith('[bot]') ? 'Bot' : 'User' },
    ...Object.fromEntries([...links, 'repos', 'events', 'received_events'].map((name) => [`${name}_url`, url])),
    site_admin: false,
    ...(isSelf ? PROFILE : {}),
  };
}

const PROFILE = {
  ...{ name: null, company: null, blog: null, location: null, email: null, hireable: null, bio: null },
  ...{ public_repos: 0, public_gists: 0, followers: 0, following: 0 },
  ...{ created_at: '2020-01-01T00:00:00Z', updated_at: '2020-01-01T00:00:00Z' },
};
