import { describe, expect, test, vi } from 'vitest'
import type { ReferenceEntry, ReferenceRole } from '../../src/domain/board/reference.ts'
import { drawnReceipt, type Take } from '../../src/domain/board/shot.ts'
import type { BlobId, ReferenceId } from '../../src/domain/ids.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { manifestFor, sentOf } from '../../src/domain/takes/manifest.ts'
import { goneOf, whyNoReplay } from '../../src/domain/takes/no-replay.ts'
import { createOpenRouterEngine } from '../../src/services/engines/openrouter/openrouter-engine.ts'
import { fakeForFile } from '../fixtures/fake-for-file.ts'
import { makeFrame, makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'
import { configFor, sha256, withModel } from './openrouter-fixture.ts'
import { boardWith, FIRST } from './take-asks-fixture.ts'

vi.stubGlobal('navigator', { onLine: true })

const fake = await fakeForFile({ longSide: 32 })

const calls = () => fake.log.filter(({ path }) => path === '/images')
const SERVICE = { leavesDevice: true }
const entry = (n: number, role: ReferenceRole, source: ReferenceEntry['source']): ReferenceEntry => ({
  id: `r${n}` as ReferenceId,
  role,
  source,
})

/** The roles that a prompt names, in the order of the pictures. */
const rolesIn = (body: unknown): readonly (string | undefined)[] =>
  [...JSON.stringify(body).matchAll(/Image \d+ is [^.]*?(\w+) reference\./g)].map(([, role]) => role)

const engineOf = (model: string, maxReferences: number, seed = false) => {
  const lists = { aspectRatios: ['1:1'], resolutions: [], qualities: [] }
  const imageFacts = { id: model, name: '', maxReferences, seed, ...lists }
  const config = configFor(fake.url, { ...withModel('draw', model), imageFacts })
  return createOpenRouterEngine(config, async () => ({ width: 32, height: 18 }))
}

const frames = [1, 2, 3, 4].map(makeFrame)
const other = makeShot('s2', { takes: [makeTake('t2', 'x')] })
const LIST = [
  ...frames.map(({ id }, i) => entry(i, i === 0 ? 'identity' : 'moment', { kind: 'frame', frame: id })),
  entry(4, 'style', { kind: 'style' }),
  entry(5, 'continuity', { kind: 'take', take: other.takes[0]?.id as Take['id'] }),
  entry(6, 'place', {
    kind: 'crop',
    frame: makeFrame(2).id,
    rectangle: { x: 0, y: 0, width: 0.5, height: 1 },
  }),
]
const BOARDS: Readonly<Record<string, Partial<Project>>> = {
  automatic: { shots: [makeShot('s1', { sourceTime: 4 }), other] },
  'automatic, without a frame': { noFrame: true, shots: [makeShot('s1', { sourceTime: 4 }), other] },
  'automatic, in words only': { wordsOnly: true, shots: [makeShot('s1', { sourceTime: 4 }), other] },
  'a list of none': { shots: [makeShot('s1', { references: [] }), other] },
  'a list of seven': { shots: [makeShot('s1', { references: LIST }), other] },
  'the same list backwards': { shots: [makeShot('s1', { references: LIST.toReversed() }), other] },
}
const MODELS = [
  ['google/gemini-3.1-flash-image', 14],
  ['black-forest-labs/flux.2-klein-4b', 4],
  ['fake/one-reference', 1],
] as const

describe('the service sees the very manifest', () => {
  for (const [model, limit] of MODELS) {
    test.each(Object.entries(BOARDS))(`of ${model}: %s`, async (_, change) => {
      const board = boardWith(engineOf(model, limit), makeProject({ frames, ...change }))
      Object.assign(board.context, { pictures: () => ({ limit }) })
      const [shot] = board.project().shots
      if (!shot) throw new Error('no shot')
      const planned = sentOf(manifestFor(board.project(), shot, { limit }, SERVICE))
      expect(planned.length).toBeLessThanOrEqual(limit)
      expect(await board.draw()).toMatchObject({ done: 1 })
      const [call] = calls()
      expect(calls()).toHaveLength(1)
      expect(rolesIn(call?.body)).toEqual(planned.map(({ role }) => role))
      const bytes = planned.map(({ blob }) => sha256(board.blobs.get(blob as BlobId)))
      expect(call?.pictures.map((one) => one.sha256)).toEqual(await Promise.all(bytes))
      const receipt = board.takes()[0] && drawnReceipt(board.takes()[0] as Take)
      expect(receipt?.references.map(({ role, source }) => [role, source])).toEqual(
        planned.map(({ role, source }) => [role, source]),
      )
      expect(receipt?.references.map((one) => one.sha256?.slice(0, 16))).toEqual(await Promise.all(bytes))
    })
  }
})

describe('drawing again from a receipt', () => {
  async function drawn() {
    const start = makeProject({ frames, shots: [makeShot('s1', { references: LIST }), other] })
    const board = boardWith(engineOf('bytedance-seed/seedream-5-0-flash', 14, true), start)
    await board.draw()
    const [take] = board.takes()
    if (!take) throw new Error('nothing was drawn')
    return { ...board, take }
  }

  test('sends equal bytes, whatever has become of the board since', async () => {
    const { draw, take, takes, context } = await drawn()
    context.edit((now) => ({
      ...now,
      context: 'Something else.',
      style: { blob: 'other' as BlobId, name: 'o.png', width: 1, height: 1 },
      frames: now.frames.slice(0, 1),
      shots: now.shots.map((shot) => (shot.id === FIRST ? { ...shot, text: 'New.', references: [] } : shot)),
    }))
    expect(await draw({ kind: 'again', of: take.id })).toMatchObject({ done: 1 })
    const [first, second] = calls()
    expect(JSON.stringify(second?.body)).toBe(JSON.stringify(first?.body))
    expect(second?.pictures).toEqual(first?.pictures)
    expect(first?.pictures).toHaveLength(LIST.length)
    const [then, now] = takes().map(drawnReceipt)
    expect(now).toMatchObject({ parent: take.id, seed: then?.seed, prompt: then?.prompt })
    expect(now?.references).toEqual(then?.references)
  })

  test('names what is gone, and makes no call without it', async () => {
    const { draw, take, context, states, project } = await drawn()
    const why = (one: Take) => whyNoReplay(project(), one, 'openrouter', SERVICE)
    expect(why(take)).toBeUndefined()
    context.edit((now) => ({
      ...now,
      shots: now.shots.map((shot) => ({
        ...shot,
        takes: shot.takes.map((one) => {
          const receipt = drawnReceipt(one)
          const references = receipt?.references.map(({ kept, ...rest }) =>
            rest.role === 'continuity' || !kept ? rest : { ...rest, kept },
          )
          return { ...one, receipt: { ...one.receipt, references } } as Take
        }),
      })),
    }))
    const [bare] = project().shots[0]?.takes ?? []
    const receipt = bare && drawnReceipt(bare)
    if (!receipt) throw new Error('no receipt')
    expect(why(bare)).toBe('gone')
    expect(goneOf(receipt)).toEqual([expect.objectContaining({ role: 'continuity', shot: '2', take: 1 })])
    expect(goneOf({ ...receipt, prompt: '' })[0]).toBe('words')
    await draw({ kind: 'again', of: take.id })
    expect(calls()).toHaveLength(1)
    expect(states.at(-1)).toMatchObject({ status: 'failed', error: { code: 'picture-gone' } })
  })

  test('sends nothing where bytes that a receipt names are lost', async () => {
    const { draw, take, context, states } = await drawn()
    Object.assign(context.services, { blob: async () => undefined })
    await draw({ kind: 'again', of: take.id })
    expect(calls()).toHaveLength(1)
    expect(states.at(-1)).toMatchObject({ status: 'failed', error: { code: 'picture-gone' } })
  })
})
