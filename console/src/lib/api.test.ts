import { afterEach, expect, it, vi } from 'vitest';
import { api, rememberCsrf, urlOf } from './api';
import { ApiError } from './api-error';

afterEach(() => vi.unstubAllGlobals());

/** The network is not ours: only its answer is put in place. */
function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  const wire = vi.fn(
    async (_url: string, _init: RequestInit) => new Response(JSON.stringify(body), { status, headers }),
  );
  vi.stubGlobal('fetch', wire);
  return wire;
}

it('puts only what was chosen into the address', () => {
  expect(urlOf('/api/x', { a: 1, b: null, c: undefined, d: '', e: ['p', 'q'], f: false })).toBe(
    '/api/x?a=1&e=p&e=q&f=false',
  );
});

it('fills in the places of an address, whatever they are called', async () => {
  const wire = answer(200, {});
  await api.delete('/api/customers/{id}/facts/{name}', { path: { id: 'maya', name: 'shoe size/eu' } });
  expect(wire.mock.calls[0]?.[0]).toBe('/api/customers/maya/facts/shoe%20size%2Feu');
});

it('carries the token on unsafe calls only', async () => {
  rememberCsrf('token-1');
  const wire = answer(200, {});
  await api.get('/api/me');
  await api.post('/api/tags', { body: { name: 'returns' } });
  const headers = wire.mock.calls.map(([, init]) => new Headers(init.headers).get('X-CSRF-Token'));
  expect(headers).toEqual([null, 'token-1']);
});

it('raises the server’s own words, code and facts', async () => {
  answer(409, { code: 'already_resolved', message: 'It is resolved already.', facts: { by: 'Ana' } });
  const refused: unknown = await api.post('/api/sign-out').catch((error: unknown) => error);
  expect(refused).toMatchObject({ status: 409, code: 'already_resolved', facts: { by: 'Ana' }, mayPass: false });
});

it('knows what may pass by itself', async () => {
  answer(429, {}, { 'Retry-After': '7' });
  expect(await api.get('/api/me').catch((error: unknown) => error)).toMatchObject({ retryAfter: 7, mayPass: true });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
  const lost: unknown = await api.get('/api/me').catch((error: unknown) => error);
  expect(lost).toBeInstanceOf(ApiError);
  expect(lost).toMatchObject({ status: 0, code: 'unreachable', mayPass: true });
});
