import { afterEach, expect, test, vi } from 'vitest'
import { checkConnection } from '../../src/services/engines/openrouter/check-connection.ts'
import { fakeForFile } from '../fixtures/fake-for-file.ts'
import { configFor, DRAW, engineFor, failure, never } from './openrouter-fixture.ts'

const fake = await fakeForFile({
  longSide: 32,
  accounts: [
    { key: configFor('').apiKey, label: 'sk-or-v1-fak...000', limit: 5 },
    { key: 'sk-or-v1-without-limit', label: 'Board', limit: null },
  ],
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('says which key it is and what it may still spend', async () => {
  expect(await checkConnection(configFor(fake.url), never)).toEqual({
    label: 'sk-or-v1-fak...000',
    limitRemaining: 5,
  })
  await engineFor(fake.url).draw(DRAW, never)
  expect((await checkConnection(configFor(fake.url), never)).limitRemaining).toBeCloseTo(5 - 0.067)
})

test('a key without a limit has none to tell', async () => {
  expect(await checkConnection(configFor(fake.url, { apiKey: 'sk-or-v1-without-limit' }), never)).toEqual({
    label: 'Board',
  })
})

test.each([
  ['a wrong key', { apiKey: 'sk-or-v1-wrong' }, 'unauthorized'],
  ['no key', { apiKey: '' }, 'unauthorized'],
])('%s', async (_, change, code) => {
  expect(await failure(checkConnection(configFor(fake.url, change), never))).toMatchObject({ code })
})

test.each(['sk-or-v1-a b', 'sk-or-v1-a\nb', 'sk-or-v1-ä'])(
  '%j is refused before anything is sent',
  async (apiKey) => {
    const error = await failure(checkConnection(configFor(fake.url, { apiKey }), never))
    expect(error).toMatchObject({ code: 'key-malformed' })
    expect(`${error?.message} ${error?.detail}`).not.toContain('sk-or')
    expect(fake.log).toHaveLength(0)
  },
)

test.each([
  ['hang', 'timeout'],
  ['socket_reset', 'network'],
  ['cut_json', 'bad-response'],
  ['body_reset', 'cut-response'],
] as const)('%s is %s', async (kind, code) => {
  fake.scenario({ kind, path: '/key' })
  const call = checkConnection(configFor(fake.url, { timeoutSeconds: 0.2 }), never)
  expect(await failure(call)).toMatchObject({ name: 'AppError', code })
})

test('a server that answers something else', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ hello: 'world' }))
  expect(await failure(checkConnection(configFor('http://127.0.0.1:1'), never))).toMatchObject({
    code: 'bad-response',
  })
  vi.stubGlobal('fetch', async () => new Response('<h1>Sign in to the Wi-Fi</h1>'))
  expect(await failure(checkConnection(configFor('http://127.0.0.1:1'), never))).toMatchObject({
    code: 'bad-response',
  })
})

test('a server that knows no keys is not told to lack a model', async () => {
  fake.scenario({ kind: 'error', error: 'notFound' })
  expect(await failure(checkConnection(configFor(fake.url), never))).toMatchObject({
    code: 'provider',
    detail: { code: 'keys-not-told' },
  })
})

test('can be cancelled', async () => {
  fake.scenario({ kind: 'hang' })
  const abort = new AbortController()
  setTimeout(() => abort.abort(), 50)
  expect(await failure(checkConnection(configFor(fake.url), abort.signal))).toMatchObject({
    code: 'cancelled',
  })
})
