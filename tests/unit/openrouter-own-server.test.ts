import { afterEach, expect, test } from 'vitest'
import type { Meter } from '../../src/services/engines/engine.ts'
import { fetchCatalogue } from '../../src/services/engines/openrouter/fetch-catalogue.ts'
import { type OwnServer, startOwnServer } from '../fake-openrouter/own-server.ts'
import { engineFor, FRAMES, failure, never, PAINT } from './openrouter-fixture.ts'

let own: OwnServer
afterEach(() => own.close())

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
  const meter: Meter = {
    open: async () => ({ settle: (charge) => void settled.push(charge) }),
    held: () => {},
  }
  const engine = engineFor(own.url.replace('/v1', '/nowhere'), { plain: true, apiKey: '', meter })
  const error = await failure(engine.describe({ frames: FRAMES }, () => {}, never))
  expect(error?.charge).toEqual({ billed: 'no' })
  expect(settled).toEqual([{ billed: 'no' }])
  expect(await failure(engine.paint(PAINT, never))).toMatchObject({ code: 'no-picture-route' })
})
