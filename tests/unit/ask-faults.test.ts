import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { ProjectId, ShotId } from '../../src/domain/ids.ts'
import { spentOn } from '../../src/domain/money/ledger.ts'
import type { TakeAsk } from '../../src/domain/takes/take-ask.ts'
import { startSheets } from '../../src/pipeline/takes/start-sheets.ts'
import { openLedger } from '../../src/services/money/ledger.ts'
import type { Scenario } from '../fake-openrouter/scenario.ts'
import { fakeForFile } from '../fixtures/fake-for-file.ts'
import { makeProject, makeShot } from '../fixtures/make-project.ts'
import { installRawDatabase } from '../raw-database.mjs'
import { engineFor } from './openrouter-fixture.ts'
import { boardWith, FIRST } from './take-asks-fixture.ts'

vi.stubGlobal('navigator', { onLine: true })
vi.mock('../../src/services/app/tabs.ts', () => ({
  broadcast: () => undefined,
  subscribeTabs: () => () => undefined,
}))

await installRawDatabase()
const { createSpendGuard } = await import('../../src/store/money/store.ts')
const PRICE = 0.067

const fake = await fakeForFile({ longSide: 32 })
beforeEach(async () => {
  // What the last test still settles goes to its own database.
  await openLedger().entries('none' as ProjectId)
  globalThis.indexedDB = new IDBFactory()
})

/** Answers that are no picture, and refusals; none of them is worth asking again by itself. */
const FAULTS: readonly Scenario[] = [
  { kind: 'error', error: 'blocked' },
  { kind: 'error', error: 'policy' },
  { kind: 'error', error: 'moderation' },
  { kind: 'error', error: 'credits' },
  { kind: 'error', error: 'keyLimit' },
  { kind: 'error', error: 'badKey' },
  { kind: 'error', error: 'server' },
  { kind: 'socket_reset' },
  { kind: 'body_reset' },
  { kind: 'cut_json' },
  { kind: 'bad_base64' },
  { kind: 'no_image' },
  { kind: 'svg' },
  { kind: 'error_in_200' },
  { kind: 'billed_error' },
  { kind: 'hang' },
]

const region = {
  marks: [{ kind: 'box' as const, rectangle: { x: 0.25, y: 0.25, width: 0.25, height: 0.25 } }],
  inverted: false,
  feather: 8,
  part: { left: 4, top: 2, width: 16, height: 16 },
}

/** What is asked for of the take that was drawn first. */
const ASKS = {
  'an edit': (of) => ({ kind: 'edit', of, words: 'Warmer.' }),
  'an edit of a region': (of) => ({ kind: 'edit', of, words: 'A lantern.', region }),
  'a variation': (of) => ({ kind: 'variation', of }),
  'a receipt drawn again': (of) => ({ kind: 'again', of }),
} as const satisfies Record<string, (of: Extract<TakeAsk, { kind: 'again' }>['of']) => TakeAsk>

const project = makeProject({ shots: [makeShot('s1'), makeShot('s2')] })
const SHEET = [['s1', 's2'] as ShotId[]]

function setUp(fault: Scenario) {
  const spendGuard = createSpendGuard({
    project: project.id,
    limit: () => null,
    estimate: () => PRICE,
    onWait: () => undefined,
  })
  const timeoutSeconds = fault.kind === 'hang' ? 1 : 20
  const board = boardWith(engineFor(fake.url, { spendGuard, concurrency: 4, timeoutSeconds }), project)
  Object.assign(board.context.services, {
    putBack: async () => ({ picture: new Blob(['whole'], { type: 'image/png' }), width: 32, height: 18 }),
  })
  return board
}

const calls = () => fake.log.filter(({ path }) => path === '/images')
const billed = () => calls().reduce((sum, one) => sum + one.billed, 0)

/** The ledger holds what was billed, and an estimate for each call of which that is unknown. */
async function expectLedger(): Promise<void> {
  const entries = async () => [...(await openLedger().entries(project.id)).values()]
  await expect.poll(async () => spentOn(await entries()).cost).toBeCloseTo(billed(), 8)
  const all = await entries()
  expect(all.length).toBeLessThanOrEqual(calls().length)
  expect(all.filter(({ cost }) => cost !== undefined).length + spentOn(all).unknown).toBe(all.length)
}

describe.each(Object.keys(ASKS) as readonly (keyof typeof ASKS)[])('%s', (name) => {
  test.each(FAULTS)(
    'that meets %j is sent once, changes no take, and comes when it is asked for again',
    async (fault) => {
      const { draw, takes, states } = setUp(fault)
      await draw()
      const [parent] = takes()
      if (!parent) throw new Error('nothing was drawn')
      const ask: TakeAsk = ASKS[name](parent.id)
      fake.scenario({ ...fault, path: '/images' })
      await draw(ask)
      expect(calls()).toHaveLength(2)
      expect(takes()).toEqual([parent])
      expect(states.at(-1)).toMatchObject({ status: 'failed', ask })
      await expectLedger()
      await draw(ask)
      expect(calls()).toHaveLength(3)
      expect(calls()[2]?.body).toEqual(calls()[1]?.body)
      expect(takes()).toHaveLength(2)
      await expectLedger()
    },
  )
})

describe('a draft sheet', () => {
  test.each(FAULTS)(
    'that meets %j is sent once, leaves no sheet, and comes when it is asked for again',
    async (fault) => {
      const board = setUp(fault)
      fake.scenario({ ...fault, path: '/images' })
      await expect(startSheets(board.context, SHEET).finished).rejects.toThrow()
      expect(calls()).toHaveLength(1)
      expect(board.project().sheets).toBeUndefined()
      await expectLedger()
      await startSheets(board.context, SHEET).finished
      expect(calls()).toHaveLength(2)
      expect(board.project().sheets).toHaveLength(1)
      expect(board.project().shots.find(({ id }) => id === FIRST)?.takes).toEqual([])
      await expectLedger()
    },
  )
})
