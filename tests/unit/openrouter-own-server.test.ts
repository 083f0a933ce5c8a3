import { afterEach, expect, test, vi } from 'vitest'
import type { SpendGuard } from '../../src/services/engines/engine.ts'
import { fetchCatalogue } from '../../src/services/engines/openrouter/catalogue/fetch-catalogue.ts'
import { timeoutsFor } from '../../src/services/engines/openrouter/client.ts'
import { type OwnServer, startOwnServer } from '../fake-openrouter/own-server.ts'
import { DRAW, engineFor, FRAMES, failure, never } from './openrouter-fixture.ts'

let own: OwnServer | undefined
afterEach(async () => {
  vi.unstubAllGlobals()
  await own?.close()
  own = undefined
})

test.each([200, 404] as const)(
  'a server that answers %d to what it does not know draws no pictures',
  async (unknown) => {
    own = await startOwnServer(unknown)
    expect(await fetchCatalogue(own.url, never)).toMatchObject({ source: 'own', chat: [{ id: 'llava' }] })
  },
)

test('an address without /models is said to have none', async () => {
  own = await startOwnServer()
  const error = await failure(fetchCatalogue(own.url.replace('/v1', ''), never))
  expect(error).toMatchObject({ code: 'no-models' })
})

test('a server of one’s own bills nothing, not even for what failed', async () => {
  own = await startOwnServer()
  const settled: unknown[] = []
  const spendGuard: SpendGuard = {
    reserve: async () => ({ settle: (charge) => void settled.push(charge) }),
    reserveAll: async () => [],
    onWait: () => {},
  }
  const engine = engineFor(own.url.replace('/v1', '/nowhere'), { plain: true, apiKey: '', spendGuard })
  const error = await failure(engine.describe({ frames: FRAMES }, () => {}, never))
  expect(error?.charge).toEqual({ billed: 'no' })
  expect(settled).toEqual([{ billed: 'no' }])
  expect(await failure(engine.draw(DRAW, never))).toMatchObject({ code: 'no-picture-route' })
})

/** A browser in front of it: requests in these modes get an answer, all others a network error. */
function answering(...modes: readonly (RequestMode | undefined)[]) {
  vi.stubGlobal('fetch', async (_: string, init?: RequestInit) => {
    if (!modes.includes(init?.mode)) throw new TypeError('Failed to fetch')
    return new Response('{}')
  })
}

test.each([
  ['no server is there', [], 'server-silent'],
  ['a server lets no page read its answers', ['no-cors'], 'cors-refused'],
  ['the connection broke', ['no-cors', 'cors'], 'network'],
] as const)('that %s is told', async (_, modes, code) => {
  answering(...modes)
  expect(await failure(fetchCatalogue('http://127.0.0.1:1234/v1', never))).toMatchObject({ code })
  const engine = engineFor('http://127.0.0.1:1234/v1', { plain: true })
  expect(await failure(engine.describe({ frames: FRAMES }, () => {}, never))).toMatchObject({ code })
})

test('an isolated page cannot tell a server that is away from one that lets no page in', async () => {
  answering('no-cors')
  vi.stubGlobal('crossOriginIsolated', true)
  expect(await failure(fetchCatalogue('http://127.0.0.1:1234/v1', never))).toMatchObject({
    code: 'server-silent',
  })
})

test('that the browser forbids the way to this machine is told, under any name of the permission', async () => {
  answering()
  vi.stubGlobal('navigator', {
    permissions: {
      query: async ({ name }: { name: string }) => {
        if (name !== 'local-network-access') throw new TypeError('unknown name')
        return { state: 'denied' }
      },
    },
  })
  const error = await failure(fetchCatalogue('http://localhost:1234/v1', never))
  expect(error).toMatchObject({ code: 'local-network-denied' })
})

test('a server of this machine is looked for without a network too', async () => {
  answering()
  vi.stubGlobal('navigator', { onLine: false })
  expect(await failure(fetchCatalogue('http://localhost:1234/v1', never))).toMatchObject({
    code: 'server-silent',
  })
  expect(await failure(fetchCatalogue('https://openrouter.ai/api/v1', never))).toMatchObject({
    code: 'offline',
  })
})

test('a server of one’s own is given ten times the patience', () => {
  const own = { timeoutSeconds: 60, plain: true }
  expect(timeoutsFor(own, 'streamed')).toEqual({ idleMs: 600_000, totalMs: 3_000_000 })
  expect(timeoutsFor({ ...own, plain: false }, 'streamed').idleMs).toBe(60_000)
})
