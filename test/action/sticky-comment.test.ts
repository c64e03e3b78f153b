import { describe, expect, it } from 'vitest';
import { connect } from '../../src/action/client.ts';
import { keepComment, markerOf, type Wanted } from '../../src/action/sticky-comment.ts';
import { type Api, type Comment, startApi } from './api.ts';

const thread = { owner: 'acme', repository: 'site', number: 7 };
const marker = markerOf('mlb-lint');
const body = `${marker}\nnew`;
const wanted: Wanted = { id: 'mlb-lint', bodies: [body, `${marker}\nleast`], create: true };
const job = 'github-actions[bot]';

/** Keeps the comment against an API in which a second lasts a millisecond. */
const keep = ({ url }: Api, what: Partial<Wanted> = {}) =>
  keepComment(connect(url, 'secret', 1), thread, { ...wanted, ...what });

const said = (login: string, text: string, id = 1): Comment => ({ id, login, body: text });

describe('keepComment', () => {
  it('makes a comment where there is none', async () => {
    const api = await startApi();
    expect(await keep(api)).toBe('created');
    expect(api.comments).toEqual([said(job, body)]);
    expect(api.faults).toEqual([]);
  });

  it('makes none where nothing is to be said', async () => {
    const api = await startApi();
    expect(await keep(api, { create: false })).toBe('absent');
    expect(api.requests).toEqual(['GET /repos/acme/site/issues/7/comments']);
  });

  it('updates its own in place, also where nothing is to be said any more', async () => {
    const api = await startApi();
    api.comments.push(said('mallory', 'hello'), said(job, `${marker}\nold`, 2));
    expect(await keep(api, { create: false })).toBe('updated');
    expect(api.comments).toEqual([said('mallory', 'hello'), said(job, body, 2)]);
    expect(api.faults).toEqual([]);
  });

  it('leaves its own alone where it says the same, whatever the line ends', async () => {
    const api = await startApi();
    api.comments.push(said(job, `${marker}\r\nnew\r\n`));
    expect(await keep(api)).toBe('unchanged');
    expect(api.requests.filter((request) => !request.startsWith('GET'))).toEqual([]);
    expect(api.faults).toEqual([]);
  });

  it('finds its own beyond the first pages', async () => {
    const api = await startApi();
    api.comments.push(...Array.from({ length: 230 }, (_, index) => said('ann', 'talk', index + 1)));
    api.comments.push(said(job, `${marker}\nold`, 231));
    expect(await keep(api)).toBe('updated');
    expect(api.requests.filter((request) => request.endsWith('/7/comments'))).toHaveLength(3);
    expect(api.faults).toEqual([]);
  });

  it("leaves someone else's comment with the same marker alone", async () => {
    const api = await startApi();
    api.comments.push(said('mallory', `${marker}\nforged`));
    expect(await keep(api)).toBe('created');
    expect(api.comments.map(({ login, body: text }) => [login, text])).toEqual([
      ['mallory', `${marker}\nforged`],
      [job, body],
    ]);
    expect(api.faults).toEqual([]);
  });

  it("knows its own by name where the token is a person's", async () => {
    const api = await startApi('ann');
    api.comments.push(said('bob', `${marker}\nforged`), said('ann', `${marker}\nold`, 2));
    expect(await keep(api)).toBe('updated');
    expect(api.comments.map(({ body: text }) => text)).toEqual([`${marker}\nforged`, body]);
    expect(api.faults).toEqual([]);
  });

  it('does not take a quoted marker for its own', async () => {
    const api = await startApi();
    api.comments.push(said(job, `> ${marker}\nquoted`), said(job, `${markerOf('mlb-lint-2')}\nother`, 2));
    expect(await keep(api)).toBe('created');
  });

  it('makes a new one where its own goes meanwhile', async () => {
    const api = await startApi();
    api.comments.push(said(job, `${marker}\nold`));
    api.planned.push({ method: 'PATCH', status: 404, message: 'Not Found' });
    expect(await keep(api)).toBe('created');
  });

  it('says less where GitHub finds the comment too long', async () => {
    const api = await startApi();
    expect(await keep(api, { bodies: [`${marker}${'x'.repeat(65_536)}`, `${marker}\nleast`] })).toBe('created');
    expect(api.comments.map(({ body: text }) => text)).toEqual([`${marker}\nleast`]);
    expect(api.faults).toEqual([]);
  });

  it.each([
    [403, 'Resource not accessible by integration', 1],
    [404, 'Not Found', 1],
    [410, 'Gone', 1],
  ])('gives up at once on %i', async (status, message, times) => {
    const api = await startApi();
    api.planned.push({ method: 'POST', status, message });
    await expect(keep(api)).rejects.toMatchObject({ status });
    expect(api.requests.filter((request) => request.startsWith('POST'))).toHaveLength(times);
  });

  it.each([
    ['a server that fails', 502, 'Bad Gateway', {}],
    ['a server that is busy', 503, 'Service Unavailable', {}],
    ['too many requests', 429, 'Too Many Requests', { 'retry-after': '1' }],
    ['a secondary limit', 403, 'You have exceeded a secondary rate limit', { 'retry-after': '1' }],
    ['a limit', 403, 'API rate limit exceeded', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }],
  ])('tries again after %s', async (_what, status, message, headers) => {
    const api = await startApi();
    api.planned.push({ method: 'GET', status, message, headers }, { method: 'GET', status, message, headers });
    expect(await keep(api)).toBe('created');
    expect(api.faults).toEqual([]);
  });

  it.each(['answered', 'cut'] as const)('makes one comment where a try that failed has made it (%s)', async (done) => {
    const api = await startApi();
    api.planned.push({ method: 'POST', status: 502, message: 'Bad Gateway', done });
    expect(await keep(api)).toBe('created');
    expect(api.comments).toEqual([said(job, body)]);
    expect(api.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
    expect(api.faults).toEqual([]);
  });

  it.each([
    ['a server that fails', 500, 'Server Error', {}],
    ['a secondary limit', 403, 'You have exceeded a secondary rate limit', { 'retry-after': '1' }],
    ['too many requests', 429, 'Too Many Requests', { 'retry-after': '1' }],
  ])('makes the comment after %s that made none', async (_what, status, message, headers) => {
    const api = await startApi();
    api.planned.push({ method: 'POST', status, message, headers });
    expect(await keep(api)).toBe('created');
    expect(api.comments).toEqual([said(job, body)]);
    expect(api.faults).toEqual([]);
  });

  it('gives up on a server that goes on failing, and leaves no comment or one', async () => {
    const api = await startApi();
    api.planned.push(...Array.from({ length: 9 }, () => ({ method: 'POST', status: 503, message: 'Unavailable' })));
    await expect(keep(api)).rejects.toMatchObject({ status: 503 });
    expect(api.requests.filter((request) => request.startsWith('POST'))).toHaveLength(4);
    expect(api.comments).toEqual([]);
  });

  it('does not take the comment of another for the one that a failed try made', async () => {
    const api = await startApi();
    api.comments.push(said('mallory', `${marker}\nforged`));
    api.planned.push({ method: 'POST', status: 502, message: 'Bad Gateway' });
    expect(await keep(api)).toBe('created');
    expect(api.comments.map(({ login }) => login)).toEqual(['mallory', job]);
  });

  it('does not wait an hour for a limit', async () => {
    const api = await startApi();
    const headers = { 'retry-after': '3600' };
    api.planned.push({ method: 'GET', status: 403, message: 'You have exceeded a secondary rate limit', headers });
    await expect(keep(api)).rejects.toMatchObject({ status: 403 });
    expect(api.requests).toHaveLength(1);
  });
});
