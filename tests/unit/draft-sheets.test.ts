import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { sheetPlans } from '../../src/domain/consent/sheet-plans.ts'
import type { ProjectId, ShotId, TakeId } from '../../src/domain/ids.ts'
import { brokenJob } from '../../src/domain/jobs/interrupted-job.ts'
import { spentOn } from '../../src/domain/money/ledger.ts'
import { parseProject } from '../../src/domain/project/schema.ts'
import { undone } from '../../src/domain/project/undo.ts'
import { receiptOfCell, takesOfSheet } from '../../src/domain/takes/cut-takes.ts'
import { manifestFor } from '../../src/domain/takes/manifest.ts'
import { whyNoReplay } from '../../src/domain/takes/no-replay.ts'
import { withOwnTake, withOwnTakeShown } from '../../src/domain/takes/own-picture.ts'
import { toDraw } from '../../src/domain/takes/to-draw.ts'
import { AppError } from '../../src/lib/errors.ts'
import { startSheets } from '../../src/pipeline/takes/start-sheets.ts'
import { openLedger } from '../../src/services/money/ledger.ts'
import { fakeForFile } from '../fixtures/fake-for-file.ts'
import { makeProject, makeShot } from '../fixtures/make-project.ts'
import { installRawDatabase } from '../raw-database.mjs'
import { engineFor } from './openrouter-fixture.ts'
import { boardWith, FAULTS } from './take-asks-fixture.ts'

vi.stubGlobal('navigator', { onLine: true })
vi.mock('../../src/services/app/tabs.ts', () => ({
  broadcast: () => undefined,
  subscribeTabs: () => () => undefined,
}))

await installRawDatabase()
const { createSpendGuard } = await import('../../src/store/money/store.ts')
const PRICE = 0.151

const fake = await fakeForFile({ longSide: 64 })
beforeEach(async () => {
  // What the last test still settles goes to its own database.
  await openLedger().entries('none' as ProjectId)
  globalThis.indexedDB = new IDBFactory()
})

const boardOf = (shots: number) =>
  makeProject({ shots: Array.from({ length: shots }, (_, i) => makeShot(`s${i + 1}`)) })
const { id } = makeProject()
const sheetsOf = (...lists: (readonly number[])[]) => lists.map((list) => list.map((i) => `s${i}` as ShotId))
const THREE = sheetsOf([1, 2, 3])

function setUp(limit: number | null = null, project = boardOf(3), timeoutSeconds = 20) {
  const spendGuard = createSpendGuard({
    project: id,
    limit: () => limit,
    estimate: () => PRICE,
    onWait: () => undefined,
  })
  return boardWith(engineFor(fake.url, { spendGuard, concurrency: 4, timeoutSeconds }), project)
}

const entries = async () => [...(await openLedger().entries(id)).values()]
const calls = () => fake.log.filter(({ path }) => path === '/images')
const billed = () => calls().reduce((sum, one) => sum + one.billed, 0)

describe('a draft sheet', () => {
  test('is one call with the board’s pictures, and keeps its whole cost', async () => {
    const { context, project } = setUp()
    await startSheets(context, THREE).finished
    expect(calls()).toHaveLength(1)
    const [plan] = sheetPlans(project(), THREE, context.pictures(), { leavesDevice: true })
    expect(plan?.references.map(({ role }) => role)).toEqual(['identity', 'style'])
    expect(calls()[0]?.pictures).toHaveLength(2)
    expect(calls()[0]?.body).toMatchObject({ prompt: plan?.exact.prompt })
    const [sheet] = project().sheets ?? []
    expect(sheet?.shots.map(({ shot, number }) => [shot, number])).toEqual([
      ['s1', '1'],
      ['s2', '2'],
      ['s3', '3'],
    ])
    expect(sheet?.receipt.cost).toBeCloseTo(billed())
    expect(spentOn(await entries()).cost).toBeCloseTo(billed())
    expect(parseProject(project())).toEqual({ project: project() })
  })

  test('says the words of the style, once for all panels', () => {
    const styleWords = { words: ['dry ink'], palette: ['#aa3311'], byHand: true as const }
    const [told] = sheetPlans({ ...boardOf(3), styleWords }, THREE, {}, { leavesDevice: true })
    expect(told?.exact.prompt.match(/dry ink/g)).toHaveLength(1)
    expect(told?.exact.prompt).toContain('#aa3311')
    const [plain] = sheetPlans(boardOf(3), THREE, {}, { leavesDevice: true })
    expect(plain?.exact.prompt).not.toContain('manner that these words say')
  })

  test('of which one fails and one comes: what came is kept, what failed is not billed', async () => {
    const { context, project } = setUp(null, boardOf(4))
    fake.scenario({ kind: 'error', error: 'moderation', path: '/images' })
    await expect(startSheets(context, sheetsOf([1, 2], [3, 4])).finished).rejects.toMatchObject({
      charge: { billed: 'no' },
    })
    expect(calls()).toHaveLength(2)
    expect(project().sheets).toHaveLength(1)
    expect(spentOn(await entries()).cost).toBeCloseTo(billed())
  })

  test.each(FAULTS)(
    'of which one meets %j: the other is kept, and nothing is sent or billed twice',
    async (fault) => {
      fake.scenario({ ...fault, path: '/images' })
      const { context, project } = setUp(null, boardOf(4), fault.kind === 'hang' ? 1 : 20)
      const sheets = sheetsOf([1, 2], [3, 4])
      await expect(startSheets(context, sheets).finished).rejects.toMatchObject({ name: 'AppError' })
      expect(calls()).toHaveLength(2)
      expect(project().sheets).toHaveLength(1)
      await expect.poll(async () => spentOn(await entries()).cost).toBeCloseTo(billed(), 8)
      // Going on draws the other one alone.
      const note = {
        kind: 'draw',
        engine: 'openrouter',
        sheets,
        startedAt: 1,
        waiting: [],
        inFlight: [],
      } as const
      const left = brokenJob(note, project())?.sheets?.left ?? []
      await startSheets(context, left).finished
      expect(calls()).toHaveLength(3)
      const shown = project().sheets?.flatMap(({ shots }) => shots.map(({ shot }) => shot))
      expect(shown?.toSorted()).toEqual(['s1', 's2', 's3', 's4'])
      await expect.poll(async () => spentOn(await entries()).cost).toBeCloseTo(billed(), 8)
    },
  )

  test('is not begun where the limit leaves no room for all of them', async () => {
    const { context, project } = setUp(PRICE * 1.5, boardOf(4))
    await expect(startSheets(context, sheetsOf([1, 2], [3, 4])).finished).rejects.toMatchObject({
      code: 'spending-limit',
    })
    expect(calls()).toHaveLength(0)
    expect(project().sheets).toBeUndefined()
  })

  test('cancelled before it leaves costs nothing', async () => {
    const { context, controller, project } = setUp()
    const running = startSheets(context, THREE)
    controller.abort()
    await expect(running.finished).rejects.toMatchObject({ name: 'AbortError' })
    expect(spentOn(await entries())).toMatchObject({ cost: 0 })
    expect(project().sheets).toBeUndefined()
  })

  test('shots that are added meanwhile are drawn one by one', async () => {
    const { context, project } = setUp()
    const running = startSheets(context, sheetsOf([1, 2]))
    running.add(['s3' as ShotId])
    expect(await running.finished).toMatchObject({ done: 2 })
    expect(calls()).toHaveLength(2)
    expect(project().shots.map(({ takes }) => takes.length)).toEqual([0, 0, 1])
  })

  test('that fails ends its job only once the shots that were added have ended', async () => {
    const { context, project } = setUp()
    // Of the sheet and the shot one is refused at once, and the other waits.
    const sheetText = 'Draw one sheet'
    fake.scenario({ kind: 'error', error: 'moderation', path: '/images', contains: sheetText })
    const running = startSheets(context, sheetsOf([1, 2]))
    fake.scenario({ kind: 'held', path: '/images', contains: 'Shot s3' })
    running.add(['s3' as ShotId])
    let ended = false
    const end = running.finished.finally(() => {
      ended = true
    })
    end.catch(() => undefined)
    await expect.poll(() => calls().filter(({ ms }) => ms > 0)).toHaveLength(1)
    await new Promise((resolve) => setTimeout(resolve))
    expect(ended).toBe(false)
    fake.release()
    await expect(end).rejects.toMatchObject({ charge: { billed: 'no' } })
    expect(project().shots.map(({ takes }) => takes.length)).toEqual([0, 0, 1])
  })

  test('is not paid for while the last picture could not be stored', async () => {
    const { context } = setUp()
    Object.assign(context, { unsaved: () => new AppError('no-space') })
    await expect(startSheets(context, THREE).finished).rejects.toMatchObject({ code: 'no-space' })
    expect(calls()).toHaveLength(0)
    expect(await entries()).toEqual([])
  })

  test('all of whose shots are deleted first is not drawn, and no other is drawn twice', async () => {
    const { context, project } = setUp(null, boardOf(4))
    const { shots } = project()
    context.edit((now) => ({ ...now, shots: shots.slice(2) }))
    await startSheets(context, sheetsOf([1, 2], [3, 4])).finished.catch(() => undefined)
    expect(calls().length).toBeLessThanOrEqual(1)
  })

  test('of which several fail are all told', async () => {
    const { context, log } = setUp(null, boardOf(6))
    fake.scenario({ kind: 'bad_base64', path: '/images', times: 3 })
    await expect(startSheets(context, sheetsOf([1, 2], [3, 4], [5, 6])).finished).rejects.toMatchObject({
      charge: { billed: 'yes' },
    })
    expect(log).toHaveLength(2)
  })

  test('that an interruption kept from coming is told, and one that came is not', async () => {
    const { context, project } = setUp()
    const note = {
      kind: 'draw',
      engine: 'openrouter',
      sheets: THREE,
      startedAt: 1,
      waiting: [],
      inFlight: [],
    } as const
    const left = { came: 0, asked: 1, left: THREE }
    expect(brokenJob(note, project())).toMatchObject({ paid: true, sheets: left })
    // What is left is what stands on the board.
    const [first, ...others] = project().shots
    const omitted = { ...project(), shots: [{ ...first, omitted: true } as typeof first & object, ...others] }
    expect(brokenJob(note, omitted)?.sheets?.left).toEqual(sheetsOf([2, 3]))
    expect(brokenJob(note, { ...project(), shots: [] })?.sheets?.left).toEqual([])
    context.edit((now) => ({ ...now, shots: now.shots.slice(1) }))
    await startSheets(context, THREE).finished
    expect(brokenJob(note, project())).toBeUndefined()
  })
})

describe('a draft', () => {
  async function cut() {
    const { context, project } = setUp()
    await startSheets(context, THREE).finished
    const before = project()
    const [sheet] = before.sheets ?? []
    const [shot] = before.shots
    const receipt = sheet && receiptOfCell(sheet, 0)
    if (!sheet || !shot || !receipt) throw new Error('No sheet came')
    const draft = { sheet: sheet.id, cell: 0 }
    const take = { id: 'd1' as TakeId, blob: sheet.blob, width: 9, height: 9, mime: '', draft, receipt }
    return { sheet, before, kept: withOwnTakeShown(withOwnTake(before, shot, take), shot.id, take.id) }
  }

  test('has its share of the cost, its own text, and its place on the sheet', async () => {
    const { sheet, kept } = await cut()
    const [take] = kept.shots[0]?.takes ?? []
    expect(take?.receipt).toMatchObject({ number: '1', shotText: 'Shot s1', prompt: sheet.receipt.prompt })
    expect(take && 'cost' in take.receipt && take.receipt.cost).toBeCloseTo((sheet.receipt.cost ?? 0) / 3)
    expect([...takesOfSheet(kept, sheet).keys()]).toEqual([0])
    expect(parseProject(kept)).toEqual({ project: kept })
  })

  test('is what the final follows, and is drawn only when asked for', async () => {
    const { kept } = await cut()
    const [shot] = kept.shots
    if (!shot) throw new Error('No shot')
    const rows = manifestFor(kept, shot, {}, { leavesDevice: true })
    expect(rows.map(({ reference }) => reference.role)).toEqual(['identity', 'style', 'continuity'])
    expect(rows.at(-1)?.reference.source).toEqual({ kind: 'take', take: 'd1' })
    const { drafts, fresh, missing } = toDraw(kept)
    expect([drafts.length, fresh.length, missing.length]).toEqual([1, 0, 2])
    const [take] = shot.takes
    expect(take && whyNoReplay(kept, take, 'openrouter', { leavesDevice: true })).toBe('draft')
  })

  test('that is undone leaves the sheet, and the take among the deleted', async () => {
    const { sheet, before, kept } = await cut()
    const back = undone(before, kept, kept)
    expect(back.sheets).toEqual([sheet])
    expect(takesOfSheet(back, sheet).size).toBeLessThanOrEqual(1)
    // An edit that was made before the sheet came takes no sheet back.
    const { sheets: _, ...earlier } = before
    expect(undone(earlier, before, kept).sheets).toEqual([sheet])
  })
})
