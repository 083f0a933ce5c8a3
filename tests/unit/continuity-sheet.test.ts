import { describe, expect, it, vi } from 'vitest'
import type { ReferenceEntry } from '../../src/domain/board/reference.ts'
import { drawnReceipt, type Shot, type Take } from '../../src/domain/board/shot.ts'
import { isAgreed, withAgreement } from '../../src/domain/consent/agreement.ts'
import { plansFor } from '../../src/domain/consent/plans.ts'
import { drawPrompt, useOf } from '../../src/domain/engines/draw-prompt.ts'
import type { BlobId, ReferenceId, ShotId, TakeId } from '../../src/domain/ids.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { parseProject } from '../../src/domain/project/schema.ts'
import { undone } from '../../src/domain/project/undo.ts'
import { digestsOf } from '../../src/domain/takes/choices.ts'
import { type ManifestChoice, manifestFor, sentOf } from '../../src/domain/takes/manifest.ts'
import { cellsOf } from '../../src/domain/takes/sheet-of-takes.ts'
import { staleTakes } from '../../src/domain/takes/staleness.ts'
import { withStar, withTake, withTakeDeleted } from '../../src/domain/takes/takes.ts'
import { createOpenRouterEngine } from '../../src/services/engines/openrouter/openrouter-engine.ts'
import { referenceText } from '../../src/ui/words/reference-text.ts'
import { fakeForFile } from '../fixtures/fake-for-file.ts'
import { makeFrame, makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'
import { configFor, sha256, withModel } from './openrouter-fixture.ts'
import { boardWith } from './take-asks-fixture.ts'

vi.stubGlobal('navigator', { onLine: true })

const SERVICE = { leavesDevice: true }
const fake = await fakeForFile({ longSide: 32 })
const take = (id: string, starred = true): Take => ({ ...makeTake(id, ''), ...(starred ? { starred } : {}) })
const drawn = (n: number, change: Partial<Shot> = {}) =>
  makeShot(`s${n}`, { takes: [take(`t${n}`)], ...change })
const board = (shots: readonly Shot[], change: Partial<Project> = {}) =>
  makeProject({ frames: [1, 2, 3].map(makeFrame), shots, continuity: 'sheet', ...change })
const numbers = (...all: number[]) => all.map((n) => drawn(n))

/** What is sent for a shot: its role, and the takes of a sheet. */
function rows(project: Project, id: string, choice: ManifestChoice = {}) {
  const shot = project.shots.find((one) => String(one.id) === id) as Shot
  return manifestFor(project, shot, choice, SERVICE).map(({ reference: { role, source }, cut }) =>
    [role, ...(source?.kind === 'sheet' ? source.takes : []), ...(cut ? [cut] : [])].join(' '),
  )
}

describe('a sheet of takes', () => {
  it('is of the first six starred takes, without the shot’s own, and goes last', () => {
    const shots = [...numbers(1, 2, 3, 4, 5, 6, 7, 8), makeShot('bare', { sourceTime: 3 })]
    const project = board(shots)
    expect(rows(project, 'bare')).toEqual(['identity', 'style', 'moment', 'continuity t1 t2 t3 t4 t5 t6'])
    expect(rows(project, 's2').at(-1)).toBe('continuity t1 t3 t4 t5 t6 t7')
    const place = { id: 'p', label: 'Quay', crops: [{ id: 'c', frame: makeFrame(3).id, rectangle: WHOLE }] }
    const there = { ...board([drawn(1), makeShot('s2', { place: 'Quay' })]), places: [place] } as never
    expect(rows(there, 's2')).toEqual(['identity', 'style', 'place', 'continuity t1'])
    expect(rows(there, 's2', { limit: 3 })).toEqual(['identity', 'style', 'continuity t1', 'place too-many'])
  })

  it('leaves out what is omitted, deleted or not starred, and stays away without any', () => {
    const shots = [drawn(1, { omitted: true }), makeShot('s2', { takes: [take('t2', false)] }), drawn(3)]
    expect(rows(board(shots), 's2')).toEqual(['identity', 'style', 'continuity t3'])
    const gone = withTakeDeleted(board(shots), 't3' as TakeId, 1)
    expect(rows(gone, 's2')).toEqual(['identity', 'style'])
  })

  it('is the board’s way, or a shot’s own', () => {
    const shots = [drawn(1), makeShot('s2', { continuity: 'none' }), makeShot('s3', { continuity: 'sheet' })]
    expect(rows(board(shots), 's2')).toEqual(['identity', 'style'])
    expect(rows(board(shots, { continuity: 'none' }), 's3').at(-1)).toBe('continuity t1')
  })

  it('in a person’s list is sent with what is left of its takes', () => {
    const sheet = { kind: 'sheet', takes: ['t1', 'gone', 't3'] as TakeId[] } as const
    const references: readonly ReferenceEntry[] = [
      { id: 'r' as ReferenceId, role: 'continuity', source: sheet },
    ]
    const project = board([...numbers(1, 3), makeShot('own', { references })])
    expect(rows(project, 'own')).toEqual(['continuity t1 t3'])
    expect(rows(board([makeShot('own', { references })]), 'own')).toEqual(['continuity t1 gone t3 gone'])
    expect(parseProject(project)).toEqual({ project })
    const many = (count: number) => {
      const takes = Array.from({ length: count }, (_, i) => `t${i}` as TakeId)
      const source = { kind: 'sheet', takes } as const
      const list = [{ id: 'r' as ReferenceId, role: 'continuity', source } as const]
      return board([makeShot('own', { references: list })])
    }
    expect(parseProject(many(6))).toHaveProperty('project')
    for (const count of [0, 7]) expect(parseProject(many(count))).toHaveProperty('fault')
  })

  it('has words of its own, and only as continuity', () => {
    const source = { kind: 'sheet', takes: ['t1', 't2'] as TakeId[] } as const
    const shot = { text: 'Rain.' }
    const told = drawPrompt({
      ...{ shot, context: '', aspectRatio: '16:9' },
      roles: [
        { role: 'continuity' as const, source },
        { role: 'style' as const, source },
      ].map(useOf),
    })
    expect(told).toMatch(/Image 1 is a sheet of earlier pictures .*: the continuity reference\./)
    expect(told).toContain('Image 2 is the style reference.')
    expect(referenceText({ role: 'continuity', source })).toBe('Sheet of 2 takes')
  })

  it('asks for each of its takes that the host did not draw itself', () => {
    const host = 'openrouter.ai'
    const hosted = take('t9')
    const receipt = { ...hosted.receipt, host } as Take['receipt']
    const first = board([
      ...numbers(1),
      makeShot('s9', { takes: [{ ...hosted, receipt }] }),
      makeShot('bare'),
    ])
    const plans = (project: Project) => plansFor(project, { kind: 'draw', shots: ['bare' as ShotId] }, {})
    const agreed = withAgreement(first, host, plans(first))
    expect(agreed.settings.agreements?.[0]?.pictures).toContain('blob-t1')
    expect(agreed.settings.agreements?.[0]?.pictures).not.toContain('blob-t9')
    expect(isAgreed(agreed, host, plans(agreed))).toBe(true)
    const more = { ...agreed, shots: [drawn(2), ...agreed.shots] }
    expect(isAgreed(more, host, plans(more))).toBe(false)
  })
})

const WHOLE = { x: 0, y: 0, width: 1, height: 1 }

describe('one link at most', () => {
  it.each(['previous', 'setup'] as const)('%s goes only beside a frame of the clip', (continuity) => {
    const same = { place: 'Quay', angle: 'low' } as const
    const shots = [drawn(1, same), drawn(2, same), drawn(3, same)]
    expect(rows(board(shots, { continuity }), 's3')).toEqual(['identity', 'style', 'continuity'])
    expect(rows(board(shots, { continuity, noFrame: true }), 's3')).toEqual(['style'])
    expect(rows(board(shots, { continuity }), 's3', { noFrame: true })).toEqual(['style'])
    expect(rows(board(shots, { continuity, noFrame: false }), 's3', { noFrame: true })).toHaveLength(3)
  })

  it('takes that a person chose go along without one', () => {
    const shots = [drawn(1), makeShot('s2')]
    expect(rows(board(shots, { noFrame: true }), 's2')).toEqual(['style', 'continuity t1'])
    expect(rows(board(shots, { noFrame: true, continuity: 'anchor' }), 's2')).toEqual(['style', 'continuity'])
  })
})

describe('a take that was drawn with a sheet', () => {
  const wish = { engine: 'openrouter', model: '', shape: '' } as const
  const begun = board([...numbers(1, 2), makeShot('s3', { takes: [take('t3', false)] }), makeShot('bare')])
  const bare = begun.shots[3] as Shot
  const made = {
    ...take('made', false),
    receipt: {
      ...take('made').receipt,
      ...{ engine: 'openrouter', model: 'm', shotText: bare.text, prompt: '' },
      references: sentOf(manifestFor(begun, bare, {}, SERVICE)).map(({ role, source }) => ({ role, source })),
      digests: digestsOf({ project: begun, shot: bare, wish, engine: 'openrouter' }),
    },
  } as Take
  const now = withTake(begun, bare, made)
  const judged = (project: Project) => staleTakes(project, wish).get(made.id) ?? []

  it.each([
    ['another take is chosen', withStar(now, 't3' as TakeId, true)],
    ['one is chosen no longer', withStar(now, 't1' as TakeId, false)],
    ['one of them is deleted', withTakeDeleted(now, 't2' as TakeId, 1)],
  ])('is stale when %s', (_, project) => expect(judged(project)).toEqual(['references']))

  it.each([
    ['nothing has changed', now],
    ['others are drawn', withTake(now, now.shots[0] as Shot, take('new', false))],
    ['it is chosen itself', withStar(now, made.id, true)],
    ['the shots stand in another order', { ...now, shots: now.shots.toReversed() }],
    ['it is chosen and left again', withStar(withStar(now, 't3' as TakeId, true), 't3' as TakeId, false)],
  ])('is fresh when %s', (_, project) => expect(judged(project)).toEqual([]))

  it('is fresh whatever is starred where no sheet goes along', () => {
    const other = { ...begun, continuity: 'none' as const }
    const digests = digestsOf({ project: other, shot: bare, wish, engine: 'openrouter' })
    const drawnWithout = withTake(other, bare, { ...made, receipt: { ...made.receipt, digests } } as Take)
    expect(judged(withStar(drawnWithout, 't3' as TakeId, true))).toEqual([])
  })

  it('loses and gets its way and its takes by undo', () => {
    const sheet = { ...now, continuity: 'sheet' as const }
    const { continuity: _, ...without } = now
    expect(undone(without, sheet, sheet)).not.toHaveProperty('continuity')
    expect(rows(undone(without, sheet, sheet), 'bare').at(-1)).not.toMatch(/t1 t2/)
    const starred = withStar(now, 't3' as TakeId, true)
    expect(rows(starred, 'bare').at(-1)).toBe('continuity t1 t2 t3')
    expect(rows(undone(now, starred, starred), 'bare').at(-1)).toBe('continuity t1 t2')
  })
})

describe('the call', () => {
  async function drawnOnce() {
    const lists = { aspectRatios: ['1:1'], resolutions: [], qualities: [] }
    const model = 'bytedance-seed/seedream-5-0-flash'
    const imageFacts = { id: model, name: '', maxReferences: 14, seed: true, ...lists }
    const config = configFor(fake.url, { ...withModel('draw', model), imageFacts })
    const engine = createOpenRouterEngine(config, async () => ({ width: 32, height: 18 }))
    const made = boardWith(engine, board([makeShot('s1'), ...numbers(2, 3)]))
    const composed: string[] = []
    Object.assign(made.context.services, {
      sheet: async (ids: readonly BlobId[]) => {
        composed.push(ids.join())
        return made.context.services.blob(`made-${ids.join('-')}` as BlobId)
      },
    })
    expect(await made.draw()).toMatchObject({ done: 1 })
    return { ...made, composed }
  }
  const calls = () => fake.log.filter(({ path }) => path === '/images')

  it('sends the takes as one picture, last, and keeps its bytes under their hash', async () => {
    const { composed, blobs, takes } = await drawnOnce()
    expect(composed).toEqual(['blob-t2,blob-t3'])
    const [call] = calls()
    expect(call?.pictures).toHaveLength(3)
    const sheet = await sha256(blobs.get('made-blob-t2-blob-t3' as BlobId))
    expect(call?.pictures.at(-1)?.sha256).toBe(sheet)
    expect(JSON.stringify(call?.body)).toContain('Image 3 is a sheet of earlier pictures')
    const sent = takes()[0] && drawnReceipt(takes()[0] as Take)?.references.at(-1)
    expect(sent).toMatchObject({ role: 'continuity', source: { kind: 'sheet', takes: ['t2', 't3'] } })
    expect(sent?.sha256?.slice(0, 16)).toBe(sheet)
    expect(sent?.kept).toBe(sent?.sha256)
    expect(Object.keys(sent ?? {})).not.toContain('parts')
    expect([...blobs.keys()]).toContain(sent?.kept)
  })

  it('sends equal bytes once more, and composes nothing', async () => {
    const { composed, draw, takes, context } = await drawnOnce()
    context.edit((now) => withStar(now, 't2' as TakeId, false))
    expect(await draw({ kind: 'again', of: takes()[0]?.id as TakeId })).toMatchObject({ done: 1 })
    const [first, second] = calls()
    expect(JSON.stringify(second?.body)).toBe(JSON.stringify(first?.body))
    expect(second?.pictures).toEqual(first?.pictures)
    expect(composed).toHaveLength(1)
  })

  it('goes without the sheet where one of its pictures is missing', async () => {
    const { context, draw } = await drawnOnce()
    Object.assign(context.services, { sheet: async () => undefined })
    expect(await draw()).toMatchObject({ done: 1 })
    expect(calls()[1]?.pictures).toHaveLength(2)
    expect(JSON.stringify(calls()[1]?.body)).not.toContain('a sheet of')
  })
})

it.each([1, 2, 3, 4, 5, 6].flatMap((count) => [16 / 9, 1, 9 / 16, 2.39].map((aspect) => [count, aspect])))(
  '%i cells of %f stand apart within 1024 px, each of the same shape',
  (count = 0, aspect = 0) => {
    const { width, height, cell, corners } = cellsOf(count, aspect)
    expect(Math.max(width, height)).toBeLessThanOrEqual(1024)
    // A larger one would not fit: one side is used up, but for what rounding leaves.
    expect(Math.max(width, height)).toBeGreaterThan(1024 - 8)
    expect(cell.width / cell.height).toBeCloseTo(aspect, 1)
    expect(corners).toHaveLength(count)
    for (const [i, { x, y }] of corners.entries()) {
      expect(x + cell.width).toBeLessThanOrEqual(width)
      expect(y + cell.height).toBeLessThanOrEqual(height)
      const apart = corners.slice(0, i).every((other) => {
        return Math.abs(other.x - x) >= cell.width + 8 || Math.abs(other.y - y) >= cell.height + 8
      })
      expect(apart).toBe(true)
    }
  },
)
