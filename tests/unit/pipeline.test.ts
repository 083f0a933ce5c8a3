import { createHash } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { withoutShot } from '../../src/domain/board/board.ts'
import { withNumbersLocked } from '../../src/domain/board/locked-numbers.ts'
import type { ReferenceEntry } from '../../src/domain/board/reference.ts'
import { drawnReceipt, type Shot } from '../../src/domain/board/shot.ts'
import { withSampling } from '../../src/domain/clip/edit-frames.ts'
import type { PictureChoice } from '../../src/domain/consent/plans.ts'
import type { BlobId, ShotId } from '../../src/domain/ids.ts'
import type { JobProgress } from '../../src/domain/jobs/job.ts'
import { pendingUpscales } from '../../src/domain/jobs/readiness.ts'
import { blobsOf } from '../../src/domain/project/blobs.ts'
import { LIMITS } from '../../src/domain/project/limits.ts'
import type { Frame, FrameWish, Project, Video } from '../../src/domain/project/project.ts'
import { parseProject } from '../../src/domain/project/schema.ts'
import { staleTakes } from '../../src/domain/takes/staleness.ts'
import type { ErrorCode } from '../../src/lib/error-codes.ts'
import { AppError } from '../../src/lib/errors.ts'
import { directShots } from '../../src/pipeline/board/direct-shots.ts'
import { sampleFrames } from '../../src/pipeline/clip/sample-frames.ts'
import type {
  DecodedFrame,
  EngineContext,
  FrameSource,
  OpenedClip,
  ShotState,
  Sight,
  StepContext,
} from '../../src/pipeline/context.ts'
import { describeScene } from '../../src/pipeline/scene/describe-scene.ts'
import { startDrawing } from '../../src/pipeline/takes/draw-shots.ts'
import { startUpscaling } from '../../src/pipeline/upscale/upscale-shots.ts'
import type { Engine } from '../../src/services/engines/engine.ts'
import type { Upscaler } from '../../src/services/upscale/upscaler.ts'
import { eventText } from '../../src/ui/words/log-text.ts'
import { makeFrame, makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

const picture = new Blob(['png'], { type: 'image/png' })

const EVENLY: FrameWish = { everyShot: false, sharpest: false }

function makeEngine(change: Partial<Engine> = {}): Engine {
  return {
    id: 'sketch',
    describe: async (_, onText) => {
      onText('A fox')
      return { text: 'A fox runs.', model: 'm' }
    },
    direct: async ({ count }) => ({
      shots: Array.from({ length: count }, (_, i) => ({ text: `S${i}` })),
      model: 'm',
    }),
    draw: async () => ({ picture, width: 8, height: 4, focus: { x: 0.3, y: 0.6 }, model: 'm', prompt: 'p' }),
    ...change,
  }
}

/** Two tiles per picture, computed in no time. */
function makeUpscaler(change: Partial<Upscaler> = {}): Upscaler {
  return {
    upscale: async (_, { model, scale }, { onProgress }) => {
      for (const done of [0, 1, 2]) onProgress({ stage: 'enlarging', done, total: 2 })
      return {
        picture: new Blob(['large']),
        width: 8 * scale,
        height: 4 * scale,
        model,
        backend: 'wasm',
        ms: 1500,
      }
    },
    ...change,
  }
}

function setUp(
  options: {
    project?: Project
    engine?: Engine
    frames?: FrameSource
    upscaler?: Upscaler
    concurrency?: number
    choice?: PictureChoice
    unsaved?: AppError
  } = {},
) {
  let project = options.project ?? makeProject()
  const controller = new AbortController()
  const blobs = new Map<BlobId, Blob>()
  const log: string[] = []
  const taken: string[] = []
  const progress: JobProgress[] = []
  const stopped: AppError[] = []
  const shots = new Map<ShotId, ShotState>()
  const context: EngineContext = {
    services: {
      frames: options.frames ?? { openClip: () => Promise.reject(new Error('not asked for')) },
      engine: async () => options.engine ?? makeEngine(),
      upscaler: async () => options.upscaler ?? makeUpscaler(),
      blob: async (id) => blobs.get(id) ?? new Blob([id]),
      reference: async (id) => blobs.get(id) ?? new Blob([id]),
      toEdit: async (id) => blobs.get(id) ?? new Blob([id]),
      putBack: () => Promise.reject(new Error('not asked for')),
      part: async (id, { x }) => new Blob([`${id} from ${x}`]),
      sheet: async (ids) => new Blob([`sheet of ${ids}`]),
      clip: async () => new Blob(['clip']),
      isKeepable: () => true,
      rememberClip: (file) => taken.push(file.name),
    },
    engine: 'sketch',
    concurrency: options.concurrency ?? 2,
    agree: async (plan) => plan(),
    measure: async () => undefined,
    pictures: () => options.choice ?? {},
    wish: { engine: undefined, model: '', shape: '' },
    upscale: { model: 'fast', scale: 2, format: 'png' },
    signal: controller.signal,
    project: () => project,
    commit: async (patch) => {
      project = patch.change(project)
      for (const [id, blob] of patch.blobs ?? []) blobs.set(id, blob)
      for (const id of patch.drops ?? []) blobs.delete(id)
    },
    edit: (change) => {
      project = change(project)
    },
    unsaved: () => options.unsaved,
    progress: (now) => progress.push(now),
    log: (event) => log.push(eventText(event)),
    shot: (id, state) => shots.set(id, state),
    stopped: (error) => stopped.push(error),
    noted: async () => undefined,
  }
  return { context, controller, blobs, log, taken, progress, stopped, shots, project: () => project }
}

/** A slow disk: a commit has stored nothing when it is merely requested. */
const onSlowDisk = <Context extends StepContext>(context: Context): Context => ({
  ...context,
  commit: async (patch) => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    await context.commit(patch)
  },
})

const ids = (project: Project) => project.shots.map(({ id }) => id)

describe('drawing', () => {
  it('sends the identity frame and the style picture, in that order, with every picture', async () => {
    const draw = vi.fn(makeEngine().draw)
    const { context, project } = setUp({ engine: makeEngine({ draw }) })
    await startDrawing(context, ids(project())).finished
    expect(draw).toHaveBeenCalledTimes(3)
    expect(project().shots[0]?.takes[0]?.focus).toEqual({ x: 0.3, y: 0.6 })
    for (const [request] of draw.mock.calls) {
      expect(request.references.map(({ role }) => role)).toEqual(['identity', 'style'])
    }
  })

  it('lets one failure stop nothing and counts truthfully', async () => {
    const engine = makeEngine({
      draw: async (request) => {
        if (request.shot.text === 'Shot s2') throw new AppError('refused', 'no')
        return makeEngine().draw(request, new AbortController().signal)
      },
    })
    const { context, project, shots } = setUp({ engine })
    expect(await startDrawing(context, ids(project())).finished).toMatchObject({
      done: 2,
      failed: 1,
      skipped: 0,
    })
    expect(shots.get('s2' as ShotId)).toMatchObject({ status: 'failed', error: { code: 'refused' } })
    expect(project().shots.map(({ takes }) => takes.length)).toEqual([1, 0, 1])
  })

  it('asks before a picture leaves, sends what was agreed to, and nothing where it was refused', async () => {
    const draw = vi.fn(makeEngine().draw)
    const { context, project } = setUp({ engine: makeEngine({ draw }) })
    const style = { blob: 'other' as BlobId, name: 'other.png', width: 1, height: 1 }
    const agree: EngineContext['agree'] = async (plan) => {
      const made = plan()
      if (made.kind === 'draw' && made.shot.id === 's2') throw new AppError('cancelled')
      // A replacement chosen after the consent was not shown.
      context.edit((now) => ({ ...now, style }))
      return made
    }
    const counts = await startDrawing({ ...context, agree, concurrency: 1 }, ['s1', 's2'] as ShotId[])
      .finished
    expect(counts).toMatchObject({ done: 1, skipped: 1 })
    expect(await draw.mock.calls[0]?.[0].references[1]?.picture.text()).toBe('style')
    expect(project().style).toBe(style)
  })

  it('keeps of a prompt what a project may hold', async () => {
    const draw = async () => ({ picture, width: 8, height: 4, model: 'm', prompt: 'p'.repeat(300_000) })
    const { context, project } = setUp({ engine: makeEngine({ draw }) })
    await startDrawing(context, ['s1' as ShotId]).finished
    expect(project().shots[0]?.takes[0]?.receipt).toMatchObject({ prompt: 'p'.repeat(LIMITS.prompt) })
  })

  it('sends what is there once it was agreed to, not what was there when it was asked', async () => {
    const draw = vi.fn(makeEngine().draw)
    const { context } = setUp({ engine: makeEngine({ draw }) })
    const agree: EngineContext['agree'] = async (makePlan) => {
      makePlan()
      const style = { blob: 'other' as BlobId, name: 'other.png', width: 10, height: 10 }
      context.edit((now) => ({ ...now, style }))
      return makePlan()
    }
    await startDrawing({ ...context, agree }, ['s1' as ShotId]).finished
    const sent = draw.mock.calls[0]?.[0].references ?? []
    expect(await sent.find(({ role }) => role === 'style')?.picture.text()).toBe('other')
  })

  it('keeps a picture whose shot was deleted while it was drawn, and says where', async () => {
    const engine = makeEngine({
      draw: async (request, signal) => {
        context.edit((now) => withoutShot(now, 's2' as ShotId))
        return makeEngine().draw(request, signal)
      },
    })
    const { context, blobs, log, shots, project } = setUp({ engine })
    await startDrawing(context, ['s2' as ShotId]).finished
    const [shelved] = project().shelf
    expect(shelved).toMatchObject({ id: 's2', takes: [{ receipt: { shotText: 'Shot s2' } }] })
    expect(blobs.get(shelved?.takes[0]?.blob as BlobId)).toBe(picture)
    expect(shots.get('s2' as ShotId)).toEqual({ status: 'shelved' })
    expect(log.join()).toMatch(/Shot 2 drawn .*its picture is under Earlier shots/)
  })

  it('begins no further shot while it rests, and goes on when it is told to', async () => {
    const draw = vi.fn(makeEngine().draw)
    const { context, project } = setUp({ engine: makeEngine({ draw }), concurrency: 1 })
    const step = startDrawing(context, ids(project()))
    step.pause()
    await vi.waitFor(() => expect(draw).toHaveBeenCalledTimes(1))
    await Promise.resolve()
    expect(draw).toHaveBeenCalledTimes(1)
    step.resume()
    expect(await step.finished).toMatchObject({ done: 3 })
  })

  it('gives back the shots that wait, and ends with what is in progress', async () => {
    const draw = vi.fn(makeEngine().draw)
    const { context, project, shots } = setUp({ engine: makeEngine({ draw }), concurrency: 1 })
    const [first, ...others] = ids(project())
    const step = startDrawing(context, ids(project()))
    step.pause()
    await vi.waitFor(() => expect(draw).toHaveBeenCalledTimes(1))
    expect(step.leave()).toEqual(others)
    expect(others.map((id) => shots.get(id)?.status)).toEqual(['idle', 'idle'])
    step.resume()
    expect(await step.finished).toMatchObject({ done: 1, skipped: 0, total: 1 })
    expect(
      project()
        .shots.filter(({ takes }) => takes.length > 0)
        .map(({ id }) => id),
    ).toEqual([first])
  })

  it('notes what a person had chosen, so that the new take is fresh', async () => {
    const { context, project } = setUp()
    await startDrawing(context, ids(project())).finished
    expect(staleTakes(project(), context.wish).size).toBe(0)
    const style = { blob: 'other' as BlobId, name: 'o.png', width: 1, height: 1 }
    const changes = [...staleTakes({ ...project(), style }, context.wish).values()]
    expect(changes).toEqual([['style'], ['style'], ['style']])
  })

  it('begins the next picture while the last one is being written, and ends when all are', async () => {
    const draw = vi.fn(makeEngine().draw)
    const { context, project } = setUp({ engine: makeEngine({ draw }), concurrency: 1 })
    let write = () => {}
    const disk = new Promise<void>((resolve) => {
      write = resolve
    })
    const commit: EngineContext['commit'] = async (patch) => {
      await disk
      await context.commit(patch)
    }
    const { finished } = startDrawing({ ...context, commit }, ids(project()))
    await vi.waitFor(() => expect(draw).toHaveBeenCalledTimes(3))
    expect(project().shots.flatMap(({ takes }) => takes)).toEqual([])
    write()
    expect(await finished).toMatchObject({ done: 3 })
    expect(project().shots.every(({ takes }) => takes.length === 1)).toBe(true)
  })

  it('can be cancelled while it rests', async () => {
    const { context, project, controller } = setUp({ concurrency: 1 })
    const step = startDrawing(context, ids(project()))
    step.pause()
    controller.abort(new AppError('cancelled'))
    expect(await step.finished).toMatchObject({ failed: 0, total: 3 })
  })

  it.each([
    'key-missing',
    'key-forgotten',
    'unauthorized',
    'out-of-credit',
    'key-limit',
    'quota-reached',
    'spending-limit',
    'ledger-lost',
  ] as const)('does not begin what would meet the same end: %s', async (code) => {
    const draw = vi.fn(() => Promise.reject(new AppError(code)))
    const { context, project } = setUp({ engine: makeEngine({ draw }), concurrency: 1 })
    const step = startDrawing(context, ids(project()))
    // A call that the limit blocks never starts, so it does not fail.
    const failed = code === 'spending-limit' ? 0 : 1
    expect(await step.finished).toMatchObject({ done: 0, failed, skipped: 3 - failed })
    expect(draw).toHaveBeenCalledTimes(1)
  })

  it('says once what stops a whole batch, and not on each of its cards', async () => {
    const charge = { billed: 'no' } as const
    let called = 0
    const draw = vi.fn((...args: Parameters<Engine['draw']>) => {
      called += 1
      if (called > 1) return Promise.reject(new AppError('spending-limit', undefined, { charge }))
      return makeEngine().draw(...args)
    })
    const { context, project, shots, stopped } = setUp({ engine: makeEngine({ draw }), concurrency: 3 })
    expect(await startDrawing(context, ids(project())).finished).toMatchObject({
      done: 1,
      failed: 0,
      skipped: 2,
    })
    expect(stopped.map(({ code }) => code)).toEqual(['spending-limit'])
    // Which shot is ready first depends on how soon its references are read.
    expect([...shots.values()].map(({ status }) => status).toSorted()).toEqual(['idle', 'stopped', 'stopped'])
  })

  it('says what stops one shot alone, or may have been billed, on its card', async () => {
    const errors = [new AppError('spending-limit', undefined, { charge: { billed: 'no' } })]
    errors.push(new AppError('key-limit', undefined, { charge: { billed: 'maybe' } }))
    for (const [i, error] of errors.entries()) {
      const draw = () => Promise.reject(error)
      const { context, project, shots, stopped } = setUp({ engine: makeEngine({ draw }), concurrency: 3 })
      await startDrawing(context, ids(project()).slice(0, i === 0 ? 1 : 3)).finished
      expect(stopped).toEqual([])
      expect(shots.get('s1' as ShotId)).toMatchObject({ status: 'failed', error: { code: error.code } })
    }
  })

  it('keeps a withheld frame at home, and draws without a reference when asked', async () => {
    const draw = vi.fn(makeEngine().draw)
    const base = makeProject()
    const withheld = base.frames.map(({ id }) => id)
    const kept = { ...base, settings: { ...base.settings, withheld } }
    const { context, project } = setUp({ engine: makeEngine({ draw }), project: kept })
    await startDrawing({ ...context, engine: 'openrouter' }, ids(project()).slice(0, 1)).finished
    await startDrawing(context, ids(project()).slice(1, 2), { without: 'identity' }).finished
    await startDrawing(context, ids(project()).slice(2)).finished
    expect(draw.mock.calls.map(([request]) => request.references.map(({ role }) => role))).toEqual([
      ['style'],
      ['style'],
      ['identity', 'style'],
    ])
    const sent = await Promise.all(draw.mock.calls.map(([request]) => request.frames()))
    expect(sent.map((frames) => frames.length)).toEqual([0, 2, 2])
    await expect(describeScene({ ...context, engine: 'openrouter' })).rejects.toMatchObject({
      code: 'nothing-to-send',
    })
  })

  it('sends an earlier picture, or no frame, as the board says, and asks for the shape and seed that were chosen', async () => {
    const draw = vi.fn(makeEngine().draw)
    const { context, project } = setUp({
      engine: makeEngine({ draw }),
      concurrency: 1,
      choice: { continuity: 'anchor' },
    })
    const pictures = () => ({ noFrame: true, aspect: 9 / 16, seed: 42 }) as const
    await startDrawing(context, ids(project()).slice(0, 2)).finished
    await startDrawing({ ...context, pictures }, ids(project()).slice(2)).finished
    const asked = draw.mock.calls.map(([request]) => request)
    expect(
      asked.map(({ references }) =>
        references.map(({ picture: _, ...which }) =>
          which.role === 'continuity' ? [which.shot, which.take] : which.role,
        ),
      ),
    ).toEqual([['identity', 'style'], ['identity', 'style', ['1', 1]], ['style']])
    expect(asked[2]).toMatchObject({ aspect: 9 / 16, seed: 42 })
    const references = ['identity', 'style', 'continuity'].map((role) => ({ role }))
    expect(project().shots[1]?.takes[0]?.receipt).toMatchObject({ references })
  })

  it('has each picture kept before it is counted', async () => {
    const { context, project, blobs } = setUp()
    const onDisk = () => project().shots.filter(({ takes: [take] }) => take && blobs.has(take.blob)).length
    const counts: { done: number; kept: number }[] = []
    const progress: StepContext['progress'] = ({ done }) => counts.push({ done, kept: onDisk() })
    const told: { drawn: boolean; kept: boolean }[] = []
    const shot: StepContext['shot'] = (id, { status }) => {
      const [take] = project().shots.find((one) => one.id === id)?.takes ?? []
      told.push({ drawn: status === 'idle', kept: take !== undefined && blobs.has(take.blob) })
    }
    await startDrawing({ ...onSlowDisk(context), progress, shot }, ids(project())).finished
    expect(counts.at(-1)).toEqual({ done: 3, kept: 3 })
    expect(counts.filter(({ done, kept }) => done > kept)).toEqual([])
    expect(told.filter(({ drawn, kept }) => drawn && kept)).toHaveLength(3)
    expect(told.filter(({ drawn, kept }) => drawn && !kept)).toEqual([])
  })

  it('lets a shot wait for its own earlier picture, and for no other', async () => {
    const begun: string[] = []
    let begins = () => {}
    const third = new Promise<void>((resolve) => {
      begins = resolve
    })
    const draw: Engine['draw'] = async ({ shot, references }) => {
      begun.push([shot.text, ...references.flatMap((one) => one.shot ?? [])].join(' after '))
      // The first one is not done before the third has begun.
      if (shot.text === 'Shot s3') begins()
      if (shot.text === 'Shot s1') await third
      return { picture, width: 8, height: 4, model: 'm', prompt: 'p' }
    }
    const shots = ['s1', 's2', 's3'].map((id) => makeShot(id))
    const [one, two, three] = shots as [Shot, Shot, Shot]
    const project = makeProject({
      shots: [
        { ...one, place: 'bridge' },
        { ...two, place: 'bridge' },
        { ...three, place: 'attic' },
      ],
      continuity: 'previous',
    })
    // One that waits takes no place.
    const { context } = setUp({ engine: makeEngine({ draw }), concurrency: 2, project })
    // Asked for in another order than the board's: the earlier one is waited for all the same.
    const { finished } = startDrawing(context, ['s3', 's2', 's1'] as ShotId[])
    expect(await finished).toMatchObject({ done: 3, failed: 0 })
    // Which of the two that wait for nothing calls first depends on what is loaded first.
    expect(begun.slice(0, 2).sort()).toEqual(['Shot s1', 'Shot s3'])
    expect(begun[2]).toBe('Shot s2 after 1')
  })

  it('keeps the bytes that were sent, each once, and names them in the receipt by their hash', async () => {
    const frame = makeProject().frames[0] as Frame
    const rectangle = { x: 0.25, y: 0, width: 0.5, height: 0.5 }
    const references = [
      { id: 'r1', role: 'place', source: { kind: 'crop', frame: frame.id, rectangle } },
      { id: 'r2', role: 'style', source: { kind: 'style' } },
      { id: 'r3', role: 'continuity', source: { kind: 'take', take: 't1' } },
    ] as unknown as readonly ReferenceEntry[]
    const project = makeProject({
      shots: [makeShot('s1', { takes: [makeTake('t1', '')] }), makeShot('s2', { references })],
    })
    const draw = vi.fn(makeEngine().draw)
    const engine = makeEngine({ draw, host: 'openrouter.ai' })
    const { context, blobs, ...after } = setUp({ engine, project })
    await startDrawing(context, ['s2' as ShotId]).finished
    await startDrawing(context, ['s2' as ShotId]).finished
    const receipts = after.project().shots[1]?.takes.map(drawnReceipt) ?? []
    const hash = (text: string) => createHash('sha256').update(text).digest('hex')
    const [part, style, taken] = ['b1.3333333333333333 from 0.25', 'style', 'blob-t1'].map(hash)
    for (const receipt of receipts) {
      expect(receipt?.references).toMatchObject([
        { role: 'place', source: { kind: 'crop', rectangle }, sha256: part, kept: part },
        { role: 'style', sha256: style, kept: 'style' },
        { role: 'continuity', shot: '1', take: 1, sha256: taken, kept: taken },
      ])
    }
    expect(receipts).toHaveLength(2)
    const pictures = after.project().shots.flatMap(({ takes }) => takes.map(({ blob }) => blob))
    expect([...blobs.keys()].sort()).toEqual([...pictures.slice(1), part, taken].sort())
    expect(parseProject(JSON.parse(JSON.stringify(after.project())))).toHaveProperty('project')
  })

  it('never draws more at once than it may', async () => {
    let now = 0
    let most = 0
    const engine = makeEngine({
      draw: async () => {
        now += 1
        most = Math.max(most, now)
        await new Promise((resolve) => setTimeout(resolve, 5))
        now -= 1
        return { picture, width: 8, height: 4, model: 'm', prompt: 'p' }
      },
    })
    const { context, project } = setUp({ engine, concurrency: 2 })
    await startDrawing(context, ids(project())).finished
    expect(most).toBe(2)
  })

  it('follows how many the service takes at once, up and down', async () => {
    const away: (() => void)[] = []
    let allow: (atOnce: number) => void = () => undefined
    const engine = makeEngine({
      watchLimit: (onChange) => {
        allow = onChange
      },
      draw: async () => {
        await new Promise<void>((resolve) => away.push(resolve))
        return { picture, width: 8, height: 4, model: 'm', prompt: 'p' }
      },
    })
    const { context, project } = setUp({
      engine,
      concurrency: 1,
      project: makeProject({ shots: Array.from({ length: 9 }, (_, i) => makeShot(`s${i}`)) }),
    })
    const job = startDrawing(context, ids(project()))
    await vi.waitFor(() => expect(away).toHaveLength(1))
    allow(4)
    await vi.waitFor(() => expect(away).toHaveLength(4))
    allow(2)
    for (let begun = 4; begun < 9; begun += 1) {
      // The two beyond the new number are not followed by others.
      if (begun === 4) for (const end of away.splice(0, 2)) end()
      away.shift()?.()
      await vi.waitFor(() => expect(away).toHaveLength(2))
    }
    for (const end of away) end()
    expect(await job.finished).toMatchObject({ done: 9 })
  })

  it('pays for nothing that was being prepared when the service said that no more will come', async () => {
    const refused = new AppError('quota-reached', undefined, { charge: { billed: 'no' } })
    const draw = vi.fn(() => Promise.reject(refused))
    const { context, project, shots, stopped } = setUp({ engine: makeEngine({ draw }), concurrency: 3 })
    let prepares = () => {}
    const prepared = new Promise<void>((resolve) => {
      prepares = resolve
    })
    let asked = 0
    const agree: EngineContext['agree'] = async (plan) => {
      asked += 1
      if (asked > 1) await prepared
      return plan()
    }
    const stop = (error: AppError) => {
      stopped.push(error)
      prepares()
    }
    const job = startDrawing({ ...context, agree, stopped: stop }, ids(project()))
    expect(await job.finished).toMatchObject({ done: 0, failed: 1, skipped: 2 })
    expect(draw).toHaveBeenCalledTimes(1)
    expect(stopped).toEqual([refused])
    expect([...shots.values()].map(({ status }) => status)).toEqual(['stopped', 'stopped', 'stopped'])
  })

  it('gives back a shot that waits for another one', async () => {
    const shots = ['s1', 's2'].map((id) => makeShot(id, { place: 'bridge' }))
    const project = makeProject({ shots, continuity: 'previous' })
    let end = () => {}
    const drawn = new Promise<void>((resolve) => {
      end = resolve
    })
    const draw = vi.fn(async (...request: Parameters<Engine['draw']>) => {
      await drawn
      return makeEngine().draw(...request)
    })
    const { context, ...after } = setUp({ engine: makeEngine({ draw }), project })
    const job = startDrawing(context, ['s1', 's2'] as ShotId[])
    await vi.waitFor(() => expect(draw).toHaveBeenCalledTimes(1))
    expect(job.leave()).toEqual(['s2'])
    end()
    expect(await job.finished).toMatchObject({ done: 1, total: 1 })
    expect(after.project().shots.map(({ takes }) => takes.length)).toEqual([1, 0])
  })

  it('takes more shots while it runs and leaves alone those it has', async () => {
    const draw = vi.fn(makeEngine().draw)
    const { context } = setUp({ engine: makeEngine({ draw }) })
    const job = startDrawing(context, ['s1' as ShotId])
    job.add(['s1' as ShotId, 's2' as ShotId])
    expect(await job.finished).toMatchObject({ done: 2 })
    expect(draw).toHaveBeenCalledTimes(2)
  })

  it('keeps what arrived when cancelled and counts the rest as skipped', async () => {
    const { context, controller, project } = setUp({
      concurrency: 1,
      engine: makeEngine({
        draw: async (request) => {
          if (request.shot.text === 'Shot s2') {
            controller.abort()
            throw new DOMException('aborted', 'AbortError')
          }
          return { picture, width: 8, height: 4, model: 'm', prompt: 'p' }
        },
      }),
    })
    const summary = await startDrawing(context, ids(project())).finished
    expect(summary).toMatchObject({ done: 1, failed: 0, skipped: 2 })
    expect(project().shots.map(({ takes }) => takes.length)).toEqual([1, 0, 0])
  })

  it('keeps a picture that is there when it is cancelled', async () => {
    const { context, controller, project } = setUp({
      concurrency: 1,
      engine: makeEngine({
        draw: async () => {
          controller.abort()
          return { picture, width: 8, height: 4, model: 'm', prompt: 'p' }
        },
      }),
    })
    expect(await startDrawing(context, ids(project())).finished).toMatchObject({ done: 1, skipped: 2 })
    expect(project().shots.map(({ takes }) => takes.length)).toEqual([1, 0, 0])
  })

  it('shows what came and cannot be shown as a picture, cancelled or not', async () => {
    const came = { file: { bytes: new Uint8Array([1]), type: 'image/heic' } }
    const { context, controller, shots } = setUp({
      engine: makeEngine({
        draw: async () => {
          controller.abort()
          throw new AppError('picture-not-shown', undefined, { came, charge: { billed: 'yes' } })
        },
      }),
    })
    const summary = await startDrawing(context, ['s1' as ShotId]).finished
    expect(summary).toMatchObject({ failed: 1, skipped: 0 })
    expect(shots.get('s1' as ShotId)).toMatchObject({ status: 'failed', error: { came } })
  })

  it('keeps an edit that a person made meanwhile', async () => {
    const { context, project } = setUp({
      engine: makeEngine({
        draw: async () => {
          context.edit((now) => ({ ...now, name: 'Edited' }))
          return { picture, width: 8, height: 4, model: 'm', prompt: 'p' }
        },
      }),
    })
    await startDrawing(context, ids(project())).finished
    expect(project().name).toBe('Edited')
    expect(project().shots.every(({ takes }) => takes.length === 1)).toBe(true)
  })
})

describe('upscaling', () => {
  const drawnProject = () => {
    const shots = ['s1', 's2', 's3'].map((id) => makeShot(id, { takes: [makeTake(`t-${id}`, 'x')] }))
    return makeProject({ shots })
  }
  const wanted = { model: 'fast', scale: 2, format: 'png' } as const

  it('keeps each result before its shot counts as upscaled', async () => {
    const { context, project, blobs } = setUp({ project: drawnProject() })
    const kept = (id: ShotId) => {
      const blob = project().shots.find((one) => one.id === id)?.takes[0]?.upscaled?.blob
      return blob !== undefined && blobs.has(blob)
    }
    const told: { upscaled: boolean; kept: boolean }[] = []
    const shot: StepContext['shot'] = (id, { status }) =>
      told.push({ upscaled: status === 'idle', kept: kept(id) })
    const log: StepContext['log'] = (event) => {
      if (event.code === 'shot-upscaled')
        told.push({ upscaled: true, kept: kept(`s${event.number}` as ShotId) })
    }
    await startUpscaling({ ...onSlowDisk(context), shot, log }, ids(project())).finished
    // Every card and log line.
    expect(told.filter(({ upscaled }) => upscaled)).toEqual(
      Array.from({ length: 6 }, () => ({ upscaled: true, kept: true })),
    )
  })

  it('keeps each result with its take, and says how it came about', async () => {
    const { context, project, blobs, log, progress, shots } = setUp({ project: drawnProject() })
    expect(await startUpscaling(context, ids(project())).finished).toMatchObject({ done: 3, failed: 0 })
    for (const [take] of project().shots.map(({ takes }) => takes)) {
      expect(take?.upscaled).toMatchObject({ scale: 2, model: 'fast', backend: 'wasm', ms: 1500 })
      expect(await blobs.get(take?.upscaled?.blob as BlobId)?.text()).toBe('large')
    }
    expect(blobsOf(project())).toEqual(expect.arrayContaining([...blobs.keys()]))
    expect(log).toContain('Shot 2 upscaled ×2 in 1.5 s (fast, wasm)')
    expect(shots.get('s1' as ShotId)).toEqual({ status: 'idle' })
    const known = progress.filter(({ total }) => total > 0)
    expect(known.every(({ total }) => total === 6)).toBe(true)
    const counts = known.map(({ done }) => done)
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
    expect(counts.at(-1)).toBe(6)
  })

  it('takes one picture at a time, and goes on where it stopped', async () => {
    let now = 0
    let most = 0
    const upscale = vi.fn<Upscaler['upscale']>(async (...args) => {
      now += 1
      most = Math.max(most, now)
      await new Promise((resolve) => setTimeout(resolve, 3))
      now -= 1
      return makeUpscaler().upscale(...args)
    })
    const { context, project } = setUp({ project: drawnProject(), upscaler: { upscale } })
    await startUpscaling(context, ids(project()).slice(0, 1)).finished
    expect(pendingUpscales(project(), wanted).map(({ id }) => id)).toEqual(['s2', 's3'])
    expect(await startUpscaling(context, ids(project())).finished).toMatchObject({ done: 2, there: 1 })
    expect([most, upscale.mock.calls.length]).toEqual([1, 3])
    expect(pendingUpscales(project(), wanted)).toEqual([])
    expect(pendingUpscales(project(), { ...wanted, scale: 4 })).toHaveLength(3)
    const times = (scale: number) => ({
      ...project(),
      shots: project().shots.map((shot) => ({
        ...shot,
        takes: shot.takes.map((take) =>
          take.upscaled ? { ...take, upscaled: { ...take.upscaled, scale } } : take,
        ),
      })),
    })
    expect(pendingUpscales(times(4), wanted)).toEqual([])
    expect(pendingUpscales(times(4), { ...wanted, model: 'best' })).toHaveLength(3)
  })

  it('leaves the picture as it is when it fails, says so on its card, and goes on with the others', async () => {
    const upscaler = makeUpscaler({
      upscale: async (picture, ...args) => {
        if ((await picture.text()) === 'blob-t-s2') throw new AppError('upscaler-wrong')
        return makeUpscaler().upscale(picture, ...args)
      },
    })
    const { context, project, shots } = setUp({ project: drawnProject(), upscaler })
    expect(await startUpscaling(context, ids(project())).finished).toMatchObject({ done: 2, failed: 1 })
    expect(shots.get('s2' as ShotId)).toMatchObject({ kind: 'upscale', error: { code: 'upscaler-wrong' } })
    expect(project().shots.map(({ takes }) => takes[0]?.upscaled !== undefined)).toEqual([true, false, true])
    expect(project().shots[1]?.takes).toEqual(drawnProject().shots[1]?.takes)
  })

  it('says of a picture that the storage has lost that it is gone', async () => {
    const { context, shots } = setUp({ project: drawnProject() })
    const services = { ...context.services, blob: async () => undefined }
    await startUpscaling({ ...context, services }, ['s1' as ShotId]).finished
    expect(shots.get('s1' as ShotId)).toMatchObject({ kind: 'upscale', error: { code: 'picture-gone' } })
  })

  it('keeps what is done when it is cancelled', async () => {
    const { context, controller, project } = setUp({
      project: drawnProject(),
      upscaler: makeUpscaler({
        upscale: async (picture, options, listener, signal) => {
          signal.throwIfAborted()
          const made = await makeUpscaler().upscale(picture, options, listener, signal)
          controller.abort()
          return made
        },
      }),
    })
    expect(await startUpscaling(context, ids(project())).finished).toMatchObject({ done: 1, skipped: 2 })
    expect(project().shots.map(({ takes }) => takes[0]?.upscaled !== undefined)).toEqual([true, false, false])
  })

  it('leaves no orphan when a picture is upscaled again', async () => {
    const { context, project, blobs } = setUp({ project: drawnProject() })
    await startUpscaling(context, ids(project())).finished
    await startUpscaling({ ...context, upscale: { ...wanted, scale: 4 } }, ids(project())).finished
    expect(project().shots.map(({ takes }) => takes[0]?.upscaled?.scale)).toEqual([4, 4, 4])
    expect(blobs.size).toBe(3)
    expect(blobsOf(project())).toEqual(expect.arrayContaining([...blobs.keys()]))
  })

  it('passes on what the upscaler tells the log', async () => {
    const upscaler = makeUpscaler({
      upscale: (picture, options, listener, signal) => {
        listener.onNote({
          code: 'upscaler-failed',
          backend: 'webgpu',
          failure: 'worker-crashed',
          next: 'afresh',
        })
        return makeUpscaler().upscale(picture, options, listener, signal)
      },
    })
    const { context, log } = setUp({ project: drawnProject(), upscaler })
    await startUpscaling(context, ['s1' as ShotId]).finished
    expect(log[0]).toContain('starting it afresh')
  })
})

describe('describing', () => {
  it('streams the text into the project', async () => {
    const { context, project } = setUp()
    await describeScene(context)
    expect(project().context).toBe('A fox runs.')
  })

  it('tells what stays on the device of the measured clip, which a model’s consent has shown', async () => {
    const shots = [{ start: 0, end: 4, speed: 0, light: 0.5, palette: [] }]
    const asked = vi.fn(makeEngine().describe)
    const { context, progress } = setUp({ engine: makeEngine({ describe: asked }) })
    const measure: StepContext['measure'] = async (onShare) => {
      onShare(0.37)
      const measured = { start: 0, end: 4, shots }
      context.edit((now) => ({ ...now, video: { ...(now.video as Video), measured } }), 'scene')
    }
    await describeScene({ ...context, engine: 'openrouter', measure })
    expect(asked.mock.lastCall?.[0].measured).toBeUndefined()
    await describeScene({ ...context, measure })
    expect(asked.mock.lastCall?.[0].measured).toMatchObject({ shots: [{ start: 0, end: 4 }] })
    expect(progress).toContainEqual({ doing: { code: 'measure' }, done: 37, total: 100 })
  })

  it('takes over who and where, or says that it could not be read', async () => {
    const found = { people: [{ label: 'Mika', frame: 1 }], places: [], things: [] }
    const describe = async () => ({ text: 'A fox.', model: 'm', found })
    const first = setUp({ engine: makeEngine({ describe }) })
    await describeScene({ ...first.context, engine: 'openrouter' })
    expect(first.project().people).toMatchObject([
      { label: 'Mika', crops: [{ frame: first.project().frames[1]?.id }] },
    ])
    expect(first.log.join()).toContain('Who and where: 1 person, 0 places, 0 things')
    const second = setUp({ engine: makeEngine({ describe: async () => ({ text: 'A fox.', model: 'm' }) }) })
    await describeScene({ ...second.context, engine: 'openrouter' })
    expect(second.project()).toMatchObject({ context: 'A fox.' })
    expect(second.project()).not.toHaveProperty('people')
    expect(second.log.join()).toContain('could be read')
  })

  it('keeps what had arrived when the engine fails half-way', async () => {
    const engine = makeEngine({
      describe: async (_, onText) => {
        onText('A fox')
        throw new AppError('network')
      },
    })
    const { context, project } = setUp({ engine })
    await expect(describeScene(context)).rejects.toMatchObject({ code: 'network' })
    expect(project().context).toBe('A fox')
  })

  it('keeps the earlier text when it fails before a word', async () => {
    const engine = makeEngine({ describe: () => Promise.reject(new AppError('unauthorized')) })
    const { context, project } = setUp({ engine })
    await expect(describeScene(context)).rejects.toMatchObject({ code: 'unauthorized' })
    expect(project().context).toBe('A fox crosses a bridge.')
  })

  it('refuses without frames', async () => {
    const { context } = setUp({ project: makeProject({ frames: [] }) })
    await expect(describeScene(context)).rejects.toMatchObject({ code: 'clip-no-frames' })
  })
})

it('says of frames that the storage has lost that they are, and not that the clip is damaged', async () => {
  const { context, shots } = setUp()
  Object.assign(context.services, { blob: async () => undefined })
  for (const step of [describeScene, directShots]) {
    await expect(step(context)).rejects.toMatchObject({ code: 'frames-gone' })
  }
  await startDrawing(context, ['s1' as ShotId]).finished
  expect(shots.get('s1' as ShotId)).toMatchObject({ status: 'failed', error: { code: 'frames-gone' } })
})

it('sends no frames and no words where that was refused', async () => {
  const describe = vi.fn(makeEngine().describe)
  const direct = vi.fn(makeEngine().direct)
  const { context } = setUp({ engine: makeEngine({ describe, direct }) })
  const agree = () => Promise.reject(new AppError('cancelled'))
  for (const step of [describeScene, directShots]) {
    await expect(step({ ...context, agree })).rejects.toMatchObject({ code: 'cancelled' })
  }
  expect(describe).not.toHaveBeenCalled()
  expect(direct).not.toHaveBeenCalled()
})

it('sends the frames that were agreed to, whatever came since', async () => {
  const describe = vi.fn(makeEngine().describe)
  const direct = vi.fn(makeEngine().direct)
  const { context, project } = setUp({ engine: makeEngine({ describe, direct }) })
  const agree: EngineContext['agree'] = async (makePlan) => {
    const plan = makePlan()
    context.edit((now) => ({ ...now, frames: [...now.frames, makeFrame(3)] }))
    return plan
  }
  const times = project().frames.map(({ time }) => time)
  for (const step of [describeScene, directShots]) {
    context.edit((now) => ({ ...now, frames: now.frames.slice(0, times.length) }))
    await step({ ...context, agree })
  }
  expect(describe.mock.calls[0]?.[0].frames.map(({ time }) => time)).toEqual(times)
  expect(direct.mock.calls[0]?.[0].frames.map(({ time }) => time)).toEqual(times)
})

it('pays for no words while not even words can be kept', async () => {
  const describe = vi.fn(makeEngine().describe)
  const direct = vi.fn(makeEngine().direct)
  const engine = makeEngine({ describe, direct })
  const { context } = setUp({ engine, unsaved: new AppError('no-space') })
  for (const step of [describeScene, directShots]) {
    await expect(step({ ...context, engine: 'openrouter' })).rejects.toMatchObject({ code: 'no-space' })
    await step({
      ...context,
      engine: 'openrouter',
      unsaved: (what) => (what === 'words' ? undefined : context.unsaved(what)),
    })
  }
  expect([describe.mock.calls.length, direct.mock.calls.length]).toEqual([1, 1])
})

describe('directing more than ten shots', () => {
  const wanting = (shotCount: number) => makeProject({ settings: { shotCount, seed: 1 } })
  /** An engine whose calls past the first `calls` fail. */
  function failing(calls: number, error: AppError) {
    const direct = vi.fn(async (...[request, signal]: Parameters<Engine['direct']>) => {
      if (direct.mock.calls.length > calls) throw error
      const { shots } = await makeEngine().direct(request, signal)
      return { model: 'm', shots: shots.map((_, i) => ({ text: `S${(request.part?.first ?? 1) + i}` })) }
    })
    return { direct, engine: makeEngine({ direct }) }
  }
  const texts = ({ shots }: Project) => shots.map(({ text }) => text)
  const told = (count: number) => Array.from({ length: count }, (_, i) => `S${i + 1}`)

  it('asks in even parts, one after another, each told what is written', async () => {
    const { direct, engine } = failing(9, new AppError('network'))
    const { context, project, progress } = setUp({ engine, project: wanting(25) })
    const summary = await directShots({ ...context, engine: 'openrouter' })
    expect(summary).toEqual({ done: 25, failed: 0, skipped: 0 })
    const requests = direct.mock.calls.map(([request]) => request)
    expect(requests.map(({ count }) => count)).toEqual([9, 8, 8])
    expect(requests.map(({ part }) => part?.before.length)).toEqual([0, 9, 17])
    // All calls are to fit under the limit before the first; later ones go by what they cost.
    expect(requests.map(({ size }) => size?.calls)).toEqual([3, 1, 1])
    expect(new Set(requests.map(({ seed }) => seed)).size).toBe(3)
    expect(requests[2]?.seconds).toBeCloseTo((4 * 8) / 25)
    expect(texts(project())).toEqual(told(25))
    expect(project()).not.toHaveProperty('unfinishedList')
    expect(progress.map(({ done, total }) => [done, total])).toEqual([
      [0, 25],
      [9, 25],
      [17, 25],
    ])
  })

  it('a failed part keeps the others; the rest is written where it stopped', async () => {
    const { direct, engine } = failing(1, new AppError('overloaded'))
    const { context, project } = setUp({ engine, project: wanting(15) })
    const calling = { ...context, engine: 'openrouter' as const }
    await expect(directShots(calling)).rejects.toMatchObject({ code: 'overloaded' })
    expect(texts(project())).toEqual(told(8))
    expect(project().unfinishedList).toMatchObject({ wanted: 15 })
    // Whatever number of shots is set by then.
    context.edit((now) => ({ ...now, settings: { ...now.settings, shotCount: 3 } }))
    direct.mockImplementation(async ({ count, part }) => ({
      model: 'm',
      shots: Array.from({ length: count }, (_, i) => ({ text: `S${(part?.first ?? 1) + i}` })),
    }))
    expect(await directShots(calling, { ask: 'rest' })).toEqual({ done: 7, failed: 0, skipped: 0 })
    expect(texts(project())).toEqual(told(15))
  })

  it('a cancel keeps the parts that came, and says what was skipped', async () => {
    const { direct, engine } = failing(1, new AppError('cancelled'))
    const { context, project } = setUp({ engine, project: wanting(30) })
    const summary = await directShots({ ...context, engine: 'openrouter' })
    expect(summary).toEqual({ done: 10, failed: 0, skipped: 20 })
    expect(direct).toHaveBeenCalledTimes(2)
    expect(texts(project())).toEqual(told(10))
    expect(project().unfinishedList?.wanted).toBe(30)
  })

  it('a list that is taken back while it is written is asked for no further', async () => {
    const { direct, engine } = failing(9, new AppError('network'))
    const { context, project } = setUp({ engine, project: wanting(30) })
    const before = project()
    const log: EngineContext['log'] = (event) => {
      context.log(event)
      if (direct.mock.calls.length === 1) context.edit(() => before)
    }
    expect(await directShots({ ...context, log, engine: 'openrouter' })).toMatchObject({ skipped: 20 })
    expect(direct).toHaveBeenCalledTimes(1)
    expect(project()).toBe(before)
  })

  it('nor one that is taken back while consent to its next part is asked for, or its picture made ready', async () => {
    for (const at of ['agree', 'picture'] as const) {
      const { direct, engine } = failing(9, new AppError('network'))
      const { context, project } = setUp({ engine, project: wanting(15) })
      const before = project()
      const takeBack = () => direct.mock.calls.length === 1 && context.edit(() => before)
      const calling: EngineContext = {
        ...context,
        engine: 'openrouter',
        // The sheet is shown, and the plan is made again when it is answered.
        agree: async (plan) => {
          plan()
          if (at === 'agree') takeBack()
          return plan()
        },
        services: {
          ...context.services,
          blob: async (id) => {
            if (at === 'picture') takeBack()
            return context.services.blob(id)
          },
        },
      }
      expect(await directShots(calling)).toEqual({ done: 8, failed: 0, skipped: 7 })
      expect(direct).toHaveBeenCalledTimes(1)
      expect(project()).toBe(before)
    }
  })

  it('the rest of a list that is not there is not asked for, as little as a new one', async () => {
    const { direct, engine } = failing(9, new AppError('network'))
    const { context } = setUp({ engine, project: wanting(15) })
    const rest = directShots({ ...context, engine: 'openrouter' }, { ask: 'rest' })
    await expect(rest).rejects.toMatchObject({ code: 'cancelled' })
    expect(direct).not.toHaveBeenCalled()
  })

  it('nor is one that another list took the place of', async () => {
    const { direct, engine } = failing(9, new AppError('network'))
    const { context } = setUp({ engine, project: wanting(30) })
    const log: EngineContext['log'] = () =>
      context.edit((now) => ({ ...now, unfinishedList: { wanted: 30, shots: ['s1' as ShotId] } }))
    await directShots({ ...context, log, engine: 'openrouter' })
    expect(direct).toHaveBeenCalledTimes(1)
  })

  it('omits the others once, with the first part', async () => {
    const { engine } = failing(9, new AppError('network'))
    const { context, project } = setUp({ engine, project: withNumbersLocked(wanting(15)) })
    await directShots({ ...context, engine: 'openrouter' }, { omitOthers: true })
    expect(
      project()
        .shots.filter(({ omitted }) => omitted)
        .map(({ id }) => id),
    ).toEqual(['s1', 's2', 's3'])
    expect(project().shots).toHaveLength(18)
  })

  it('asks an engine that writes any number once', async () => {
    const { direct, engine } = failing(9, new AppError('network'))
    const { context, progress } = setUp({ engine, project: wanting(30) })
    await directShots(context)
    expect(direct.mock.calls.map(([{ count, part }]) => [count, part])).toEqual([[30, undefined]])
    expect(progress).toMatchObject([{ done: 0, total: 0 }])
  })
})

describe('writing a shot after another', () => {
  const after = 's1' as ShotId

  it('asks for one, told both neighbours, and puts it between them', async () => {
    const direct = vi.fn(async () => ({ model: 'm', shots: [{ text: 'New' }] }))
    const { context, project, log } = setUp({ engine: makeEngine({ direct }) })
    const undo = vi.fn(context.commit)
    const summary = await directShots({ ...context, commit: undo, engine: 'openrouter' }, { ask: { after } })
    expect(summary).toEqual({ done: 1, failed: 0, skipped: 0 })
    expect(direct.mock.calls[0]).toMatchObject([
      { count: 1, between: { before: { text: 'Shot s1' }, after: { text: 'Shot s2' } }, size: { calls: 1 } },
      {},
    ])
    expect(project().shots.map(({ text }) => text)).toEqual(['Shot s1', 'New', 'Shot s2', 'Shot s3'])
    expect(undo.mock.calls.map(([patch]) => patch.undo)).toEqual(['write-shot'])
    expect(log).toEqual(['1 shot written by m'])
  })

  it('changes nothing where it fails or is cancelled, and leaves an unfinished list as it is', async () => {
    for (const code of ['overloaded', 'cancelled'] as const) {
      const unfinishedList = { wanted: 15, shots: [after] }
      const engine = makeEngine({ direct: () => Promise.reject(new AppError(code)) })
      const { context, project } = setUp({ engine, project: makeProject({ unfinishedList }) })
      const before = project()
      await expect(directShots(context, { ask: { after } })).rejects.toMatchObject({ code })
      expect(project()).toBe(before)
    }
  })
})

describe('directing', () => {
  it('asks for as many shots as are set, with the identity frame', async () => {
    const direct = vi.fn(makeEngine().direct)
    const { context, project } = setUp({
      engine: makeEngine({ direct }),
      project: makeProject({ identityFrame: makeFrame(4 / 3).id }),
    })
    await directShots(context)
    expect(project().shots).toHaveLength(5)
    expect(direct.mock.calls[0]?.[0]).toMatchObject({ count: 5, context: 'A fox crosses a bridge.' })
    expect(direct.mock.calls[0]?.[0].frame.time).toBeCloseTo(4 / 3)
  })

  it('leaves the earlier shots when it fails', async () => {
    const engine = makeEngine({ direct: () => Promise.reject(new AppError('too-few-shots')) })
    const { context, project } = setUp({ engine })
    await expect(directShots(context)).rejects.toMatchObject({ code: 'too-few-shots' })
    expect(ids(project())).toEqual(['s1', 's2', 's3'])
  })
})

describe('sampling', () => {
  const info = { duration: 4, width: 1280, height: 720, codec: 'h264' }
  const frameAt = (time: number): DecodedFrame => ({
    time,
    presentedAt: time,
    jpeg: new Blob(['j']),
    luma: new Uint8Array(576).fill(Math.round(time * 40)),
    width: 768,
    height: 432,
  })
  const sampleAll: OpenedClip['sample'] = async (times, onFrame) => {
    for (const time of times) onFrame(frameAt(time))
    return { decoder: 'ffmpeg', missing: [], notes: [] }
  }
  const source = (change: Partial<OpenedClip> = {}): FrameSource => ({
    openClip: async () => ({
      info,
      sample: sampleAll,
      firstSight: async () => undefined,
      findCuts: () => Promise.reject(new Error('not asked for')),
      close: () => {},
      ...change,
    }),
  })
  /** A clip that opens, yields one picture, then fails. */
  const failing = (code: ErrorCode) =>
    source({
      sample: (times, onFrame) => {
        onFrame(frameAt(times[0] ?? 0))
        return Promise.reject(new AppError(code))
      },
    }).openClip
  const bare = () => {
    const { video: _, ...rest } = makeProject({ frames: [] })
    return rest as Project
  }

  it('lets a new clip in once it has proved to be one', async () => {
    const { context, project, log, progress } = setUp({ project: bare(), frames: source() })
    const summary = await sampleFrames(context, {
      clip: new File(['clip'], 'new.mp4', { type: 'video/mp4' }),
    })
    expect(project().video).toMatchObject({ name: 'new.mp4', window: { start: 0, end: 4 } })
    expect(project().frames.map(({ time }) => time)).toEqual([4 / 3, 8 / 3])
    expect(project().video?.preview?.time).toBe(2)
    // As many as the screen shows: the preview is no frame.
    expect(summary).toEqual({ done: 2, failed: 0, skipped: 0 })
    expect(log[0]).toMatch(/^2 of 2 frames sampled/)
    expect(progress.at(-1)).toMatchObject({ done: 2, total: 2 })
  })

  it('says that a decoder is loaded, and no share before the first frame is there', async () => {
    const frames = source()
    const openClip: FrameSource['openClip'] = (file, signal, onLoading) => {
      onLoading?.()
      return frames.openClip(file, signal)
    }
    const { context, progress } = setUp({ project: bare(), frames: { openClip } })
    await sampleFrames(context, { clip: new File(['clip'], 'new.mp4', { type: 'video/mp4' }) })
    expect(progress.slice(0, 3)).toEqual([
      { doing: { code: 'read-clip' }, done: 0, total: 0 },
      { doing: { code: 'load-decoder' }, done: 0, total: 0 },
      { doing: { code: 'sample' }, done: 0, total: 0 },
    ])
  })

  describe('shows rough pictures first', () => {
    /** A clip whose rough picture comes at once, and again when asked. */
    function rough() {
      const asked: (readonly number[])[] = []
      let again: () => void = () => undefined
      const firstSight: OpenedClip['firstSight'] = async (times, onSight) => {
        asked.push(times)
        again = () => onSight({ times, rgba: new Uint8Array(4), width: 1, height: 1 })
        again()
      }
      return { asked, again: () => again(), frames: source({ firstSight }) }
    }
    const sights: (readonly number[] | undefined)[] = []
    const withSight = (options: Parameters<typeof setUp>[0]) => {
      sights.length = 0
      const made = setUp(options)
      const sighted = (sight: Sight | undefined) => void sights.push(sight?.times)
      return { ...made, context: { ...made.context, sighted } }
    }

    it('of the preview and the frames, until these are there, and stores none of them', async () => {
      const { asked, again, frames } = rough()
      const { context, project, blobs, progress } = withSight({ project: bare(), frames })
      await sampleFrames(context, { clip: new File(['clip'], 'new.mp4') })
      expect(asked).toEqual([[2, 4 / 3, 8 / 3]])
      expect(sights).toEqual([asked[0], undefined])
      const kept = [project().video?.blob, project().video?.preview?.blob]
      expect([...blobs.keys()].toSorted()).toEqual(
        [...kept, ...project().frames.map(({ blob }) => blob)].toSorted(),
      )
      expect(progress.at(-1)).toMatchObject({ done: 2, total: 2 })
      again()
      expect(sights).toEqual([asked[0], undefined])
    })

    it('and takes them away where sampling fails', async () => {
      const { asked, frames } = rough()
      const { context } = withSight({
        project: bare(),
        frames: {
          openClip: async (...args) => ({
            ...(await frames.openClip(...args)),
            sample: () => Promise.reject(new AppError('clip-no-frames')),
          }),
        },
      })
      await expect(sampleFrames(context, { clip: new File(['clip'], 'new.mp4') })).rejects.toThrow()
      expect(sights).toEqual([asked[0], undefined])
    })

    it('but not of a clip that is to replace another: the other stays on the screen', async () => {
      const { asked, frames } = rough()
      const { context } = withSight({ frames })
      await sampleFrames(context, { clip: new File(['clip'], 'new.mp4') })
      expect([asked, sights]).toEqual([[], []])
    })
  })

  describe('replaces what is there', () => {
    const clip = new File(['x'], 'other.mp4')
    const resample = (project: Project) => withSampling(project, { start: 0, end: 2 }, EVENLY)
    const timesOf = (project: Project) => project.frames.map(({ time }) => time)

    it('with all that a new clip gives, at once, and keeps what a person wrote meanwhile', async () => {
      const seen: Project[] = []
      const sample: OpenedClip['sample'] = async (times, onFrame) => {
        const report = await sampleAll(times, onFrame)
        context.edit((now) => ({ ...now, context: 'Typed.' }))
        seen.push(project())
        return report
      }
      const { context, project, taken, blobs } = setUp({ frames: source({ sample }) })
      const before = project()
      await sampleFrames(context, { clip })
      expect(seen).toEqual([{ ...before, context: 'Typed.' }])
      expect(project().video).toMatchObject({ name: 'other.mp4', window: { start: 0, end: 4 } })
      expect(project().context).toBe('Typed.')
      expect(timesOf(project())).toEqual([4 / 3, 8 / 3])
      expect(project().frames.every(({ blob }) => blobs.has(blob))).toBe(true)
      expect(taken).toEqual(['other.mp4'])
    })

    it('with all that another part gives', async () => {
      const { context, project } = setUp({ frames: source() })
      await sampleFrames(context, { resample })
      expect(project().video).toMatchObject({ window: { start: 0, end: 2 }, preview: { time: 1 } })
      expect(timesOf(project())).toEqual([1])
    })

    it.each([
      ['a file that is no clip', { clip }, () => Promise.reject(new AppError('clip-unreadable'))],
      ['another part, with the clip gone', { resample }, source().openClip],
      ['a clip without pictures', { clip }, failing('clip-no-frames')],
      ['a part without pictures', { resample }, failing('clip-no-frames')],
      ['a clip, cancelled', { clip }, failing('cancelled')],
      ['a part, cancelled', { resample }, failing('cancelled')],
    ] as const)('and not for %s', async (name, wanted, openClip) => {
      const { context, project, taken } = setUp({ frames: { openClip } })
      const before = project()
      const services = name.endsWith('gone')
        ? { ...context.services, clip: async () => undefined }
        : context.services
      await expect(sampleFrames({ ...context, services }, wanted)).rejects.toThrow()
      expect([project(), taken]).toEqual([before, []])
    })

    it('and not when it is cancelled with the last picture', async () => {
      const sample: OpenedClip['sample'] = async (times, onFrame) => {
        controller.abort(new AppError('cancelled'))
        return sampleAll(times, onFrame)
      }
      const { context, controller, project } = setUp({ frames: source({ sample }) })
      const before = project()
      await expect(sampleFrames(context, { clip })).rejects.toMatchObject({ code: 'cancelled' })
      expect(project()).toEqual(before)
    })
  })

  it('asks only for what is missing', async () => {
    const sample = vi.fn(sampleAll)
    const half = makeProject()
    const { context } = setUp({
      project: { ...half, frames: half.frames.slice(0, 1) },
      frames: source({ sample }),
    })
    await sampleFrames(context)
    expect(sample.mock.calls.map(([times]) => times)).toEqual([[8 / 3]])
  })

  it('asks for nothing when all is there', async () => {
    const { context } = setUp()
    expect(await sampleFrames(context)).toEqual({ done: 0, failed: 0, skipped: 0 })
  })

  it('keeps the frames that arrived before a failure, and lets go of the clip', async () => {
    const close = vi.fn()
    const sample: OpenedClip['sample'] = async (times, onFrame) => {
      onFrame(frameAt(times[0] ?? 0))
      throw new AppError('stalled')
    }
    const { context, project } = setUp({ project: bare(), frames: source({ sample, close }) })
    await expect(sampleFrames(context, { clip: new File(['c'], 'c.mp4') })).rejects.toMatchObject({
      code: 'stalled',
    })
    expect(project().video?.preview?.time).toBe(2)
    expect(close).toHaveBeenCalledOnce()
  })

  it('says which frames could not be decoded', async () => {
    const sample: OpenedClip['sample'] = async ([first = 0, ...missing], onFrame) => {
      onFrame(frameAt(first))
      return { decoder: 'ffmpeg', missing, notes: [] }
    }
    const { context, log } = setUp({ project: bare(), frames: source({ sample }) })
    await sampleFrames(context, { clip: new File(['c'], 'c.mp4') })
    expect(log.some((line) => /2 frames cannot be decoded/.test(line))).toBe(true)
  })

  describe('wanted better', () => {
    const wishing = (frames: FrameWish) => {
      const project = makeProject({ frames: [] })
      return { ...project, settings: { ...project.settings, frames } }
    }
    const timesOf = (project: Project) => project.frames.map(({ time }) => time)

    it('has a frame of every shot, the even ones first', async () => {
      const sample = vi.fn(sampleAll)
      const findCuts = vi.fn(async () => [2, 3, 3.5])
      const frames = source({ sample, findCuts })
      const { context, project } = setUp({ project: wishing({ everyShot: true, sharpest: false }), frames })
      expect(await sampleFrames(context)).toMatchObject({ done: 4, failed: 0 })
      expect(sample.mock.calls.map(([times]) => times)).toEqual([
        [4 / 3, 8 / 3],
        [3.25, 3.75],
      ])
      expect(timesOf(project())).toEqual([4 / 3, 8 / 3, 3.25, 3.75])
      expect(await sampleFrames(context)).toMatchObject({ done: 0 })
      expect(findCuts).toHaveBeenCalledOnce()
    })

    it('puts a sharper neighbour at its own time, and is then content', async () => {
      const sample = vi.fn<OpenedClip['sample']>(async (times, onFrame, options) => {
        for (const time of times)
          onFrame({ ...frameAt(time), presentedAt: options?.sharpest ? time + 0.1 : time })
        return { decoder: 'webcodecs', missing: [], notes: [] }
      })
      const frames = source({ sample })
      const { context, project } = setUp({ project: wishing({ everyShot: false, sharpest: true }), frames })
      await sampleFrames(context)
      expect(timesOf(project())).toEqual([4 / 3 + 0.1, 8 / 3 + 0.1])
      expect(project().video?.preview?.time).toBe(2)
      expect(await sampleFrames(context)).toMatchObject({ done: 0 })
    })

    it('leaves out frames that repeat the one before', async () => {
      const sample: OpenedClip['sample'] = async (times, onFrame) => {
        for (const time of times) onFrame({ ...frameAt(time), luma: new Uint8Array(576) })
        return { decoder: 'ffmpeg', missing: [], notes: [] }
      }
      const frames = source({ sample })
      const { context, project, log } = setUp({
        project: wishing({ everyShot: false, sharpest: true }),
        frames,
      })
      await sampleFrames(context)
      expect(timesOf(project())).toEqual([4 / 3])
      expect(log.join()).toContain('1 frame left out')
      expect(await sampleFrames(context)).toMatchObject({ done: 0 })
    })
  })

  describe('of a clip over 30 s', () => {
    const long = { ...info, duration: 60 }
    const sampled = (project: Project) => project.video?.timeline?.map(({ time }) => time)

    it('makes a timeline of the whole of it, last', async () => {
      const sample = vi.fn(sampleAll)
      const { context, project, blobs } = setUp({
        project: bare(),
        frames: source({ info: long, sample }),
      })
      await sampleFrames(context, { clip: new File(['c'], 'c.mp4') })
      expect(sampled(project())).toEqual([3.75, 11.25, 18.75, 26.25, 33.75, 41.25, 48.75, 56.25])
      expect(sample.mock.lastCall?.[2]).toEqual({ longSide: 192, loose: false })
      expect(blobsOf(project()).every((blob) => blobs.has(blob) || blob === 'style')).toBe(true)
    })

    it('does without one when nothing outside the window can be decoded', async () => {
      const sample: OpenedClip['sample'] = (times, onFrame, options) =>
        options?.longSide
          ? Promise.reject(new AppError('clip-no-frames'))
          : sampleAll(times, onFrame, options)
      const { context, project, log } = setUp({ project: bare(), frames: source({ info: long, sample }) })
      await sampleFrames(context, { clip: new File(['c'], 'c.mp4') })
      expect(sampled(project())).toEqual([])
      expect(log.join()).toContain('timeline stays empty')
    })
  })
})
