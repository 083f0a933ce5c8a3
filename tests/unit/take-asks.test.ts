import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { drawnReceipt } from '../../src/domain/board/shot.ts'
import { drawPlan } from '../../src/domain/consent/plans.ts'
import { missLines, toldMisses } from '../../src/domain/engines/told-misses.ts'
import { ANOTHER_CHANGE, ANOTHER_COMPOSITION } from '../../src/domain/engines/variation-prompt.ts'
import type { ProjectId, TakeId } from '../../src/domain/ids.ts'
import { brokenJob, callsLeft } from '../../src/domain/jobs/interrupted-job.ts'
import { spentOn } from '../../src/domain/money/ledger.ts'
import { lastEdit } from '../../src/domain/takes/last-edit.ts'
import { whyNoReplay } from '../../src/domain/takes/no-replay.ts'
import { leftOfAsk } from '../../src/domain/takes/take-ask.ts'
import { withTakeDeleted } from '../../src/domain/takes/takes.ts'
import { together } from '../../src/domain/takes/together.ts'
import { AppError } from '../../src/lib/errors.ts'
import { openLedger } from '../../src/services/money/ledger.ts'
import type { Scenario } from '../fake-openrouter/scenario.ts'
import { fakeForFile } from '../fixtures/fake-for-file.ts'
import { makeProject } from '../fixtures/make-project.ts'
import { installRawDatabase } from '../raw-database.mjs'
import { engineFor, sha256 } from './openrouter-fixture.ts'
import { boardWith, FAULTS, FIRST } from './take-asks-fixture.ts'

vi.stubGlobal('navigator', { onLine: true })
vi.mock('../../src/services/app/tabs.ts', () => ({
  broadcast: () => undefined,
  subscribeTabs: () => () => undefined,
}))

await installRawDatabase()
const { createSpendGuard } = await import('../../src/store/money/store.ts')
const project = makeProject()
const { id } = project
const PRICE = 0.067

const fake = await fakeForFile({ longSide: 32 })
beforeEach(async () => {
  // What the last test still settles goes to its own database.
  await openLedger().entries('none' as ProjectId)
  globalThis.indexedDB = new IDBFactory()
})

function setUp(limit: number | null = null, timeoutSeconds = 20) {
  const spendGuard = createSpendGuard({
    project: id,
    limit: () => limit,
    estimate: () => PRICE,
    onWait: () => undefined,
  })
  return boardWith(engineFor(fake.url, { spendGuard, concurrency: 4, timeoutSeconds }))
}

const entries = async () => [...(await openLedger().entries(id)).values()]
const calls = () => fake.log.filter(({ path }) => path === '/images')
const billed = () => calls().reduce((sum, one) => sum + one.billed, 0)

describe('several takes in one go', () => {
  test('are as many calls and takes, each billed once, and all reserved before the first leaves', async () => {
    const { draw, takes, context } = setUp()
    let leaving = 0
    const engine = await context.services.engine('openrouter')
    const drawn = engine.draw
    engine.draw = async (...args) => {
      leaving ||= (await entries()).length
      return drawn(...args)
    }
    expect(await draw({ kind: 'several', count: 4 })).toMatchObject({ done: 1, failed: 0 })
    expect(leaving).toBe(4)
    expect(calls()).toHaveLength(4)
    expect(takes()).toHaveLength(4)
    await expect.poll(async () => spentOn(await entries()).cost).toBeCloseTo(4 * PRICE, 8)
    expect(await entries()).toHaveLength(4)
    expect(billed()).toBeCloseTo(4 * PRICE, 8)
  })

  test('go without a picture that was left out, after all of them were refused with it', async () => {
    const { draw, takes, states } = setUp()
    fake.scenario({ kind: 'error', error: 'moderation', path: '/images', times: 2 })
    const ask = { kind: 'several', count: 2 } as const
    await draw(ask)
    expect(states.at(-1)).toMatchObject({ status: 'failed', ask })
    const sent = calls().map(({ pictures }) => pictures.length)
    await draw(ask, 'style')
    expect(calls().map(({ pictures }) => pictures.length)).toEqual([...sent, ...sent.map((one) => one - 1)])
    expect(takes()).toHaveLength(2)
    const roles = takes().flatMap((take) => drawnReceipt(take)?.references.map(({ role }) => role) ?? [])
    expect(roles).not.toContain('style')
  })

  test('stand together, and what is drawn later stands apart', async () => {
    const { draw, takes } = setUp()
    await draw({ kind: 'several', count: 3 })
    await draw()
    await draw()
    await draw({ kind: 'several', count: 2 })
    expect(together(takes()).map(({ length }) => length)).toEqual([3, 1, 1, 2])
  })

  test('have a seed each, and nothing else apart', async () => {
    const seedream = { models: { describe: '', direct: '', draw: 'bytedance-seed/seedream-5-0-flash' } }
    const imageFacts = {
      id: '',
      name: '',
      maxReferences: 14,
      aspectRatios: ['16:9'],
      resolutions: [],
      qualities: [],
      seed: true,
    }
    const { draw, takes } = boardWith(engineFor(fake.url, { ...seedream, imageFacts }))
    await draw({ kind: 'several', count: 3 })
    const seeds = takes().map((take) => drawnReceipt(take)?.seed)
    expect(new Set(seeds).size).toBe(3)
    const bodies = calls().map(({ body }) => JSON.stringify({ ...(body as object), seed: 0 }))
    expect(new Set(bodies).size).toBe(1)
  })

  test('that the limit leaves no room for make no call at all, and leave nothing set aside', async () => {
    const { draw, takes, states } = setUp(3 * PRICE)
    expect(await draw({ kind: 'several', count: 4 })).toMatchObject({ done: 0 })
    expect(calls()).toHaveLength(0)
    expect(takes()).toHaveLength(0)
    expect(await entries()).toEqual([])
    expect(states.at(-1)).toMatchObject({
      status: 'failed',
      error: { code: 'spending-limit' },
      ask: { kind: 'several', count: 4 },
    })
    expect(await draw({ kind: 'several', count: 3 })).toMatchObject({ done: 1 })
    expect(takes()).toHaveLength(3)
  })

  test.each(FAULTS)(
    'of which one meets %j keep the others, and nothing is sent or billed twice',
    async (fault) => {
      fake.scenario({ ...fault, path: '/images' })
      const { draw, takes, states } = setUp(null, fault.kind === 'hang' ? 1 : 20)
      await draw({ kind: 'several', count: 3 })
      expect(takes()).toHaveLength(2)
      expect(calls()).toHaveLength(3)
      // One more is a new take.
      expect(states.at(-1)).toMatchObject({ status: 'failed', ask: undefined })
      // What is not known to be billed counts with its estimate; what was refused counts nothing.
      await expect.poll(async () => spentOn(await entries()).cost).toBeCloseTo(billed(), 8)
      const { unknown } = spentOn(await entries())
      expect(unknown + (await entries()).filter(({ cost }) => cost !== undefined).length).toBe(
        (await entries()).length,
      )
      expect((await entries()).length).toBeLessThanOrEqual(3)
    },
  )

  test('keep what came when they are cancelled, and set nothing aside for what never left', async () => {
    fake.scenario({ kind: 'held', path: '/images', times: 1 })
    const { draw, takes, controller } = setUp()
    const job = draw({ kind: 'several', count: 3 })
    await expect.poll(() => takes().length).toBe(2)
    controller.abort()
    await job
    expect(takes()).toHaveLength(2)
    expect(calls()).toHaveLength(3)
    await expect.poll(async () => (await entries()).filter(({ cost }) => cost !== undefined).length).toBe(2)
    // The held call may have been billed.
    expect(spentOn(await entries())).toMatchObject({ unknown: 1 })
  })

  test('of which one never leaves give back what was set aside for it', async () => {
    const { draw, takes, context } = setUp()
    const engine = await context.services.engine('openrouter')
    const drawn = engine.draw
    let asked = 0
    engine.draw = async (...args) => {
      asked += 1
      if (asked === 2) throw new AppError('out-of-memory')
      return drawn(...args)
    }
    await draw({ kind: 'several', count: 3 })
    expect(takes()).toHaveLength(2)
    await expect.poll(async () => (await entries()).map(({ billed }) => billed)).toEqual(['yes', 'yes'])
  })

  test('that another reload cut off ask for what is missing alone', async () => {
    const { draw, ...board } = setUp()
    const startedAt = Date.now() - 1
    await draw({ kind: 'several', count: 2 })
    const asked = { shot: FIRST, ask: { kind: 'several', count: 4 } } as const
    const note = {
      kind: 'draw',
      engine: 'openrouter',
      asked,
      startedAt,
      waiting: [],
      inFlight: [FIRST],
    } as const
    const broken = brokenJob(note, board.project())
    expect(broken).toMatchObject({ left: [FIRST], asked: { ask: { count: 2 } } })
    // Its button names the price of so many.
    expect(callsLeft(broken ?? { left: [] })).toBe(2)
    expect(callsLeft({ left: [FIRST] })).toBe(1)
    const all = { ...note, asked: { shot: FIRST, ask: { kind: 'several', count: 2 } } } as const
    expect(brokenJob(all, board.project())).toBeUndefined()
    expect(leftOfAsk({ kind: 'several', count: 3 }, 2)).toBeUndefined()
  })
})

describe('what a take has missed', () => {
  const misses = [
    { code: 'count', found: 1, asked: { least: 2, most: 2 } },
    { code: 'facing', found: 'left', asked: 'right' },
  ] as const
  const ask = (of: TakeId) => ({ kind: 'missed', of, misses }) as const

  test('is said in words by one new take of the shot, priced and reserved as one', async () => {
    const { draw, takes } = setUp()
    await draw()
    const [first] = takes()
    if (!first) throw new Error('nothing was drawn')
    await draw(ask(first.id))
    const [plain = '', said = ''] = calls().map(({ body }) => String((body as { prompt: string }).prompt))
    const sentences = missLines(toldMisses(misses))
    expect(sentences[0]).toBe(
      'The last picture showed 1 face. This time show exactly 2 people, their faces in sight.',
    )
    for (const sentence of sentences) {
      expect(said).toContain(sentence)
      expect(plain).not.toContain(sentence)
    }
    // Besides the sentences it is the request of a new take.
    const lines = (prompt: string) =>
      prompt.split('\n').filter((line) => line !== '' && !sentences.includes(line))
    expect(lines(said)).toEqual(lines(plain))
    expect(calls()).toHaveLength(2)
    expect(await entries()).toHaveLength(2)
    const again = takes()[1]
    expect(again && drawnReceipt(again)).toMatchObject({ parent: first.id, prompt: said })
  })

  test('is not sent where the limit leaves no room', async () => {
    const { draw, takes } = setUp(1.5 * PRICE)
    await draw()
    const [first] = takes()
    if (!first) throw new Error('nothing was drawn')
    expect(await draw(ask(first.id))).toMatchObject({ done: 0 })
    expect(calls()).toHaveLength(1)
    expect(takes()).toHaveLength(1)
  })
})

describe('a variation', () => {
  test('sends the words and the very bytes of its parent again, with another seed where it has one', async () => {
    const { draw, takes, context, ...board } = setUp()
    await draw()
    const [parent] = takes()
    if (!parent) throw new Error('nothing was drawn')
    // The board goes on: the variation is of the take.
    context.edit((now) => ({ ...now, context: 'Something else.' }))
    await draw({ kind: 'variation', of: parent.id })
    const [first, second] = calls()
    // The default model takes no seed: one sentence more tells the two apart.
    const prompt = `${drawnReceipt(parent)?.prompt}\n${ANOTHER_COMPOSITION}`
    expect(second?.body).toEqual({ ...(first?.body as object), prompt })
    expect(second?.pictures).toEqual(first?.pictures)
    const [, varied] = takes()
    expect(drawnReceipt(varied ?? parent)).toMatchObject({ parent: parent.id, prompt })
    expect(board.project().shots[0]?.chosenTake).toBe(varied?.id)
    // A variation of the variation repeats the sentence no further.
    await draw({ kind: 'variation', of: varied?.id ?? parent.id })
    expect(calls()[2]?.body).toEqual(second?.body)
    // Drawn again from its receipt it is what it was.
    await draw({ kind: 'again', of: parent.id })
    expect(calls()[3]?.body).toEqual(first?.body)
  })

  test('of an edit asks for the same change in another way, as the sheet shows', async () => {
    const { draw, takes, project: now } = setUp()
    await draw()
    await draw({ kind: 'edit', of: takes()[0]?.id as TakeId, words: 'Make the flame warm.' })
    const of = takes()[1]?.id as TakeId
    const [shot] = now().shots
    if (!shot) throw new Error('no shot')
    const prompt = `Make the flame warm.\n${ANOTHER_CHANGE}`
    const takeAsk = { kind: 'variation', of } as const
    expect(drawPlan(now(), shot, {}, { leavesDevice: true }, { takeAsk }).exact?.prompt).toBe(prompt)
    await draw(takeAsk)
    expect(calls()[2]?.body).toMatchObject({ prompt })
    expect(calls()[2]?.pictures).toEqual(calls()[1]?.pictures)
  })

  test('of which a picture is no longer kept is refused before anything leaves', async () => {
    const { draw, takes, states, context } = setUp()
    await draw()
    const [parent] = takes()
    if (!parent) throw new Error('nothing was drawn')
    context.edit((now) => {
      const bare = (receipt: NonNullable<ReturnType<typeof drawnReceipt>>) => ({
        ...receipt,
        references: receipt.references.map(({ kept: _, ...one }) => one),
      })
      const shots = now.shots.map((shot) => ({
        ...shot,
        takes: shot.takes.map((take) => ({ ...take, receipt: bare(drawnReceipt(take) as never) })),
      }))
      return { ...now, shots }
    })
    await draw({ kind: 'variation', of: parent.id })
    expect(calls()).toHaveLength(1)
    expect(states.at(-1)).toMatchObject({ status: 'failed', error: { code: 'picture-gone' } })
  })
})

describe('an edit', () => {
  test('sends exactly one picture, the take itself, and the instruction alone', async () => {
    const { draw, takes, blobs } = setUp()
    await draw()
    const [parent] = takes()
    if (!parent) throw new Error('nothing was drawn')
    await draw({ kind: 'edit', of: parent.id, words: 'Make the flame warm.' })
    const [, edit] = calls()
    expect(edit?.pictures).toHaveLength(1)
    expect(edit?.body).toMatchObject({ prompt: 'Make the flame warm.' })
    const take = takes()[1]
    const receipt = take && drawnReceipt(take)
    const hash = await sha256(blobs.get(parent.blob))
    expect(receipt).toMatchObject({
      parent: parent.id,
      prompt: 'Make the flame warm.',
      references: [{ role: 'edit', source: { kind: 'take', take: parent.id }, kept: parent.blob }],
    })
    expect(receipt?.references[0]?.sha256?.slice(0, 16)).toBe(hash)
  })

  const region = {
    marks: [{ kind: 'box' as const, rectangle: { x: 0.25, y: 0.25, width: 0.25, height: 0.25 } }],
    inverted: false,
    feather: 8,
    part: { left: 4, top: 2, width: 16, height: 16 },
  }

  const places = [{ of: 'the whole' }, { of: 'a region', where: region }]
  const ways = places.flatMap((place) => FAULTS.map((fault) => ({ ...place, fault })))
  test.each(ways)(
    'of $of that meets $fault is sent once, and its words are kept for another try',
    async ({ where, fault }: { where?: typeof region; fault: Scenario }) => {
      const { draw, takes, states, context } = setUp(null, fault.kind === 'hang' ? 1 : 20)
      await draw()
      const [parent] = takes()
      if (!parent) throw new Error('nothing was drawn')
      const whole = { picture: new Blob(['whole'], { type: 'image/png' }), width: 32, height: 18 }
      Object.assign(context.services, { putBack: async () => whole })
      const ask = {
        kind: 'edit',
        of: parent.id,
        words: 'Warmer.',
        ...(where ? { region: where } : {}),
      } as const
      fake.scenario({ ...fault, path: '/images' })
      await draw(ask)
      expect(calls()).toHaveLength(2)
      expect(takes()).toHaveLength(1)
      expect(states.at(-1)).toMatchObject({ status: 'failed', ask })
      await expect.poll(async () => spentOn(await entries()).cost).toBeCloseTo(billed(), 8)
      expect(await draw(ask)).toMatchObject({ done: 1 })
      expect(calls()).toHaveLength(3)
      expect(takes()).toHaveLength(2)
      await expect.poll(async () => spentOn(await entries()).cost).toBeCloseTo(billed(), 8)
    },
  )

  test('of a region sends that part alone, and keeps the whole picture that it is put back into', async () => {
    const { draw, takes, context } = setUp()
    await draw()
    const [parent] = takes()
    if (!parent) throw new Error('nothing was drawn')
    const sent: unknown[] = []
    const { toEdit } = context.services
    Object.assign(context.services, {
      toEdit: (...args: Parameters<typeof toEdit>) => {
        sent.push(args.slice(1))
        return toEdit(...args)
      },
      putBack: async (blob: string) => {
        expect(blob).toBe(parent.blob)
        return { picture: new Blob(['whole'], { type: 'image/png' }), width: 32, height: 18 }
      },
    })
    await draw({ kind: 'edit', of: parent.id, words: 'A lantern.', region })
    const rectangle = {
      x: 4 / parent.width,
      y: 2 / parent.height,
      width: 16 / parent.width,
      height: 16 / parent.height,
    }
    expect(sent).toEqual([[{ width: 16, height: 16 }, rectangle]])
    expect(calls()[1]?.pictures).toHaveLength(1)
    expect(calls()[1]?.body).toMatchObject({ aspect_ratio: '1:1', prompt: 'A lantern.' })
    const receipt = takes()[1] && drawnReceipt(takes()[1] as never)
    expect(takes()[1]).toMatchObject({ width: 32, height: 18, mime: 'image/png' })
    expect(receipt?.references[0]?.source).toEqual({ kind: 'take', take: parent.id, rectangle })
    expect(whyNoReplay(project, takes()[1] as never, 'openrouter', { leavesDevice: true })).toBe('region')
  })

  test('of a region comes although its project was closed and its take deleted meanwhile', async () => {
    const { draw, takes, context } = setUp()
    await draw()
    const [parent] = takes()
    if (!parent) throw new Error('nothing was drawn')
    const put: string[] = []
    const size = { width: 32, height: 18 }
    const putBack = async (blob: string) => {
      put.push(blob)
      return { picture: new Blob(['whole'], { type: 'image/png' }), ...size }
    }
    Object.assign(context.services, { putBack })
    const engine = await context.services.engine('openrouter')
    const drawn = engine.draw
    const { project: opened } = context
    engine.draw = async (...args) => {
      const answer = await drawn(...args)
      context.edit((now) => withTakeDeleted(now, parent.id, 1))
      const closed = () => {
        throw new AppError('cancelled', { code: 'project-closed' })
      }
      Object.assign(context, { project: closed })
      return answer
    }
    await draw({ kind: 'edit', of: parent.id, words: 'A lantern.', region })
    Object.assign(context, { project: opened })
    expect(put).toEqual([parent.blob])
    expect(takes()).toHaveLength(2)
    expect(takes()[1]).toMatchObject({ ...size, receipt: { cost: PRICE } })
  })

  test.each([
    ['edge-shows', 'edge-shows'],
    ['worker-crashed', 'kept-apart'],
    ['picture-gone', 'kept-apart'],
  ] as const)(
    'of a region that cannot be put back (%s) is kept as it came, and the shot shows what it showed',
    async (thrown, said) => {
      const { draw, takes, states, context, blobs, ...board } = setUp()
      await draw()
      const [parent] = takes()
      if (!parent) throw new Error('nothing was drawn')
      Object.assign(context.services, { putBack: () => Promise.reject(new AppError(thrown)) })
      const ask = { kind: 'edit', of: parent.id, words: 'A lantern.', region } as const
      await draw(ask)
      expect(takes()).toHaveLength(2)
      expect(takes()[1]).toMatchObject({ receipt: { apart: true, cost: PRICE, parent: parent.id } })
      expect(blobs.has(takes()[1]?.blob as never)).toBe(true)
      expect(board.project().shots[0]?.chosenTake).toBe(parent.id)
      expect(lastEdit(board.project().shots[0] as never, parent)).toBeUndefined()
      expect(states.at(-1)).toMatchObject({
        status: 'failed',
        error: { code: said, charge: { billed: 'yes', cost: PRICE }, came: undefined },
        ask,
      })
    },
  )

  test('of a region that cannot be put back is kept on the shelf where its shot is gone', async () => {
    const { draw, takes, context, states, controller, ...board } = setUp()
    await draw()
    const [parent] = takes()
    if (!parent) throw new Error('nothing was drawn')
    const putBack = async () => {
      context.edit((now) => ({ ...now, shots: now.shots.filter(({ id: of }) => of !== FIRST) }))
      controller.abort()
      throw new AppError('picture-gone')
    }
    Object.assign(context.services, { putBack })
    await draw({ kind: 'edit', of: parent.id, words: 'A lantern.', region })
    expect(board.project().shelf).toMatchObject([{ id: FIRST, takes: [{ receipt: { apart: true } }] }])
    expect(states.at(-1)).toMatchObject({ status: 'failed', error: { code: 'kept-apart' } })
    await expect.poll(async () => spentOn(await entries()).cost).toBeCloseTo(2 * PRICE, 8)
  })
})
