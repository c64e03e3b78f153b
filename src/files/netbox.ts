import { MAX_BYTES } from './read-file.ts';

/** What a server of NetBox answered: all pages as one JSON list, or in a few words why there is none. */
export type NetboxAnswer = { readonly text: string } | { readonly fault: string };

/** What decides how a server is asked. */
export interface NetboxOptions {
  /** Where `NETBOX_URL` and `NETBOX_TOKEN` stand; default: the environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** How long one page may take, in milliseconds. */
  readonly timeout?: number;
}

const ENDPOINTS = ['prefixes', 'ip-ranges', 'ip-addresses'];
const PAGE_SIZE = 1000;
const MAX_PAGES = 1000;
const TIMEOUT = 30_000;

/**
 * Asks a server of NetBox for its prefixes, IP ranges and IP addresses, page by page; the query of the URL filters
 * them, and a URL of one of the three lists asks for that alone. The token goes only to the host that `NETBOX_URL`
 * names, by the same protocol, and no redirect is followed. No message tells the token or a password.
 */
export async function askNetbox(url: string, options: NetboxOptions = {}): Promise<NetboxAnswer> {
  const base = readUrl(url);
  if ('fault' in base) return base;
  const asker: Asker = {
    headers: { accept: 'application/json', ...authorization(base.url, options.env ?? process.env) },
    timeout: options.timeout ?? TIMEOUT,
    left: MAX_BYTES,
  };
  const pages: string[] = [];
  for (const endpoint of endpointsOf(base.url)) {
    const answer = await askPages(endpoint, asker);
    if ('fault' in answer) return { fault: answer.fault };
    pages.push(...answer.pages);
  }
  return { text: `[${pages.join(',\n')}]` };
}

interface Asker {
  readonly headers: Readonly<Record<string, string>>;
  readonly timeout: number;
  /** How many bytes may still come. */
  left: number;
}

function readUrl(text: string): { readonly url: URL } | { readonly fault: string } {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return { fault: 'the URL is no http or https address' };
  if (url.username !== '' || url.password !== '') {
    return { fault: 'the URL carries a password; put a token into NETBOX_TOKEN instead' };
  }
  return { url };
}

function authorization(url: URL, env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const token = env['NETBOX_TOKEN']?.trim() ?? '';
  const named = env['NETBOX_URL'] ?? '';
  const home = URL.canParse(named) ? new URL(named) : undefined;
  if (!/^[\x21-\x7e]+$/.test(token) || home?.origin !== url.origin) return {};
  // Tokens of the second version, from NetBox 4.5 on, say so by their prefix.
  return { authorization: `${token.startsWith('nbt_') ? 'Bearer' : 'Token'} ${token}` };
}

function endpointsOf(base: URL): readonly URL[] {
  const path = base.pathname.replace(/(?<!\/)\/+$/, '');
  if (ENDPOINTS.some((name) => path.endsWith(`/api/ipam/${name}`))) return [withPath(base, `${path}/`)];
  const root = path.replace(/\/api(?:\/ipam)?$/, '');
  return ENDPOINTS.map((name) => withPath(base, `${root}/api/ipam/${name}/`));
}

function withPath(base: URL, path: string): URL {
  const url = new URL(base);
  url.pathname = path;
  url.hash = '';
  if (!url.searchParams.has('limit')) url.searchParams.set('limit', String(PAGE_SIZE));
  return url;
}

type Pages = { readonly pages: readonly string[] } | { readonly fault: string };

async function askPages(endpoint: URL, asker: Asker): Promise<Pages> {
  const pages: string[] = [];
  const asked = new Set<string>();
  for (let next: URL | undefined = endpoint; next !== undefined; ) {
    if (asked.has(next.search) || asked.size >= MAX_PAGES) return { fault: `${shown(next)} has pages without end` };
    asked.add(next.search);
    const page = await askPage(next, asker);
    if ('fault' in page) return page;
    pages.push(page.text);
    next = page.next === undefined ? undefined : nextOf(endpoint, page.next);
  }
  return { pages };
}

/** Of the address of the next page only the query counts: behind a proxy the rest may be another host's. */
function nextOf(endpoint: URL, next: string): URL | undefined {
  if (!URL.canParse(next, endpoint.href)) return undefined;
  const url = new URL(endpoint);
  url.search = new URL(next, endpoint.href).search;
  return url;
}

type Page = { readonly text: string; readonly next: string | undefined } | { readonly fault: string };

async function askPage(url: URL, asker: Asker): Promise<Page> {
  const { headers, timeout } = asker;
  try {
    const signal = AbortSignal.timeout(timeout);
    const response = await fetch(url, { headers, redirect: 'manual', signal });
    if (response.status !== 200) {
      await response.body?.cancel();
      return { fault: refusal(response, url, headers['authorization'] !== undefined) };
    }
    const text = await readBody(response, asker);
    return text === undefined
      ? { fault: `${shown(url)} answers with more than the limit of 64 MiB` }
      : pageOf(text, url);
  } catch (error) {
    return { fault: failure(error, url, timeout) };
  }
}

async function readBody(response: Response, asker: Asker): Promise<string | undefined> {
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  for await (const piece of response.body ?? []) {
    asker.left -= piece.length;
    if (asker.left < 0) return undefined;
    pieces.push(decoder.decode(piece, { stream: true }));
  }
  return pieces.join('') + decoder.decode();
}

function pageOf(text: string, url: URL): Page {
  try {
    const page: unknown = JSON.parse(text);
    if (typeof page === 'object' && page !== null && 'results' in page) {
      const next = 'next' in page && typeof page.next === 'string' ? page.next : undefined;
      return { text, next };
    }
  } catch {
    return { fault: `${shown(url)} answers with something that is no JSON` };
  }
  return { fault: `${shown(url)} answers with no page of a list` };
}

function refusal({ status, headers }: Response, url: URL, sent: boolean): string {
  if (status === 401 || status === 403) {
    const why = sent ? 'it refuses the token' : 'no token was sent: it goes only to the host that NETBOX_URL names';
    return `${shown(url)} answers ${status}; ${why}`;
  }
  const target = headers.get('location') ?? '';
  if (status >= 300 && status < 400 && URL.canParse(target, url.href)) {
    return `${shown(url)} redirects to ${shown(new URL(target, url.href))}, which is not followed`;
  }
  return `${shown(url)} answers ${status}`;
}

function failure(error: unknown, url: URL, timeout: number): string {
  if (!(error instanceof Error)) return `${shown(url)} cannot be asked`;
  if (error.name === 'TimeoutError') return `${url.origin} did not answer within ${timeout / 1000} seconds`;
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in cause ? String(cause.code) : cause.name;
  if (/CERT|SSL|TLS|SIGNED/.test(code)) return `${url.origin} has a certificate that is not trusted (${code})`;
  return `${url.origin} ${FAILURES.get(code) ?? `cannot be asked (${code})`}`;
}

const FAILURES: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'refuses the connection'],
  ['ECONNRESET', 'breaks off the connection'],
  ['UND_ERR_SOCKET', 'breaks off the connection'],
  ['ENOTFOUND', 'has a name that does not resolve'],
  ['EAI_AGAIN', 'has a name that does not resolve now'],
  ['UND_ERR_CONNECT_TIMEOUT', 'cannot be reached in time'],
  ['EHOSTUNREACH', 'cannot be reached'],
  ['ENETUNREACH', 'cannot be reached'],
]);

/** A URL without its query, which may hold what is nobody's business. */
function shown(url: URL): string {
  return `${url.origin}${url.pathname}`;
}
