import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askNetbox, type NetboxAnswer, type NetboxOptions } from '../../src/files/netbox.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Asks a server that answers so; its origin stands in `URL` in the options and in the answer. */
async function ask(answer: Answer, options: (origin: string) => NetboxOptions = () => ({ env: {} }), path = '') {
  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const port = portOf(server);
  const origin = `http://127.0.0.1:${port}`;
  try {
    return told(await askNetbox(`${origin}${path}`, options(origin)), origin);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A certificate for nobody, which nobody signed but itself. */
function selfSigned(): { readonly key: Buffer; readonly cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'mlb-lint-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const request = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-subj',
    '/CN=nobody',
  ];
  execFileSync('openssl', [...request, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  const pair = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return pair;
}

function told(answer: NetboxAnswer, origin: string): unknown {
  return 'fault' in answer ? answer.fault.replaceAll(origin, 'URL') : JSON.parse(answer.text);
}

const page = (results: readonly unknown[], next: string | null = null) => JSON.stringify({ count: 1, next, results });

describe('a NetBox server', () => {
  it('is asked for prefixes, IP ranges and IP addresses, page by page', async () => {
    const asked: string[] = [];
    const pages = await ask((request, response) => {
      asked.push(request.url ?? '');
      const more = request.url === '/api/ipam/prefixes/?limit=1000';
      response.end(
        page([asked.length], more ? 'http://elsewhere.example.org/api/ipam/prefixes/?limit=1000&offset=1000' : null),
      );
    });
    expect(asked).toEqual([
      '/api/ipam/prefixes/?limit=1000',
      '/api/ipam/prefixes/?limit=1000&offset=1000',
      '/api/ipam/ip-ranges/?limit=1000',
      '/api/ipam/ip-addresses/?limit=1000',
    ]);
    expect(pages).toMatchObject([{ results: [1] }, { results: [2] }, { results: [3] }, { results: [4] }]);
  });

  it('is asked below a path, with the filters of the URL, or for one list alone', async () => {
    const asked: string[] = [];
    const answer: Answer = (request, response) => {
      asked.push(request.url ?? '');
      response.end(page([]));
    };
    await ask(answer, undefined, '/netbox/api/ipam/prefixes/?site=hq');
    expect(asked).toEqual(['/netbox/api/ipam/prefixes/?site=hq&limit=1000']);
    await ask(answer, undefined, '/netbox/?site=hq');
    expect(asked.slice(1)).toHaveLength(3);
  });

  it('gets the token only where NETBOX_URL names it', async () => {
    const tokens: (string | undefined)[] = [];
    const answer: Answer = (request, response) => {
      tokens.push(request.headers.authorization);
      response.end(page([]));
    };
    const path = '/api/ipam/prefixes/';
    await ask(answer, (origin) => ({ env: { NETBOX_URL: `${origin}/x`, NETBOX_TOKEN: 'abc' } }), path);
    await ask(answer, (origin) => ({ env: { NETBOX_URL: origin, NETBOX_TOKEN: 'nbt_a.b' } }), path);
    await ask(answer, () => ({ env: { NETBOX_URL: 'https://netbox.example.org', NETBOX_TOKEN: 'abc' } }), path);
    await ask(answer, () => ({ env: { NETBOX_TOKEN: 'abc' } }), path);
    expect(tokens).toEqual(['Token abc', 'Bearer nbt_a.b', undefined, undefined]);
  });

  it.each([
    [403, {}, 'URL/api/ipam/prefixes/ answers 403; no token was sent: it goes only to the host that NETBOX_URL names'],
    [500, {}, 'URL/api/ipam/prefixes/ answers 500'],
    [
      301,
      { location: 'https://netbox.example.org/x?secret=1' },
      'URL/api/ipam/prefixes/ redirects to https://netbox.example.org/x, which is not followed',
    ],
  ])('is not read where it answers %i', async (status, headers, fault) => {
    expect(await ask((_, response) => response.writeHead(status, headers).end('no'))).toBe(fault);
  });

  it.each([
    ['<html>', 'URL/api/ipam/prefixes/ answers with something that is no JSON'],
    ['[]', 'URL/api/ipam/prefixes/ answers with no page of a list'],
  ])('is not read where it answers %s', async (text, fault) => {
    expect(await ask((_, response) => response.end(text))).toBe(fault);
  });

  it('is given up when its pages go round', async () => {
    expect(await ask((_, response) => response.end(page([], '?offset=7')))).toBe(
      'URL/api/ipam/prefixes/ has pages without end',
    );
  });

  it('is given up when it does not answer', async () => {
    expect(
      await ask(
        () => {},
        () => ({ env: {}, timeout: 50 }),
      ),
    ).toBe('URL did not answer within 0.05 seconds');
  });

  it('is not there', async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const url = `http://127.0.0.1:${portOf(server)}`;
    await new Promise((closed) => server.close(closed));
    expect(await askNetbox(url, { env: {} })).toEqual({ fault: `${url} refuses the connection` });
  });

  it('is not trusted where its certificate is not', async () => {
    const server = createTlsServer(selfSigned());
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const url = `https://127.0.0.1:${portOf(server)}`;
    const answer = await askNetbox(url, { env: {} });
    server.closeAllConnections();
    server.close();
    expect(answer).toEqual({ fault: `${url} has a certificate that is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)` });
  });

  it.each([
    ['ftp://netbox.example.org', 'the URL is no http or https address'],
    ['netbox', 'the URL is no http or https address'],
    ['https://me:secret@netbox.example.org', 'the URL carries a password; put a token into NETBOX_TOKEN instead'],
  ])('is not asked at %s', async (url, fault) => expect(await askNetbox(url, { env: {} })).toEqual({ fault }));
});
