import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { identityFor } from '../../src/domain/clip/frames.ts'
import { isAgreed, withAgreement } from '../../src/domain/consent/agreement.ts'
import { callingSteps, drawPlan, type Plan, plansFor } from '../../src/domain/consent/plans.ts'
import type { Engines } from '../../src/domain/engines/engine-choice.ts'
import type { BlobId, FrameId, ShotId } from '../../src/domain/ids.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { parseProject } from '../../src/domain/project/schema.ts'
import type { PlannedReference } from '../../src/domain/takes/planned-reference.ts'
import { withTake } from '../../src/domain/takes/takes.ts'
import { describeClip } from '../../src/services/engines/openrouter/describe.ts'
import { directBoard } from '../../src/services/engines/openrouter/direct.ts'
import { drawStill } from '../../src/services/engines/openrouter/draw.ts'
import { choiceOf } from '../../src/store/consent/call-facts.ts'
import { shownRequest } from '../../src/store/consent/requests.ts'
import { referenceText } from '../../src/ui/words/reference-text.ts'
import { type FakeOpenRouter, startFakeOpenRouter } from '../fake-openrouter/fake-openrouter.ts'
import { makeFrame, makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'
import { limitedFor, never, picture } from './openrouter-fixture.ts'

vi.hoisted(() => {
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

const host = 'openrouter.ai'
const choice = { continuity: 'anchor' } as const
const ids = ['s1', 's2', 's3'] as ShotId[]
const analyze = { kind: 'describe', shots: [] } as const
const images = { kind: 'draw', shots: ids } as const
const plans = (project: Project, step: Parameters<typeof plansFor>[1]) => plansFor(project, step, choice)

it('steps that send nothing are not shown among those that do, and drawing is by the first shot', () => {
  const shown = (engines: Engines) => callingSteps(makeProject(), engines).map(({ kind }) => kind)
  const mixed: Engines = { describe: 'openrouter', direct: 'sketch', draw: 'openrouter' }
  expect(shown(mixed)).toEqual(['describe', 'draw'])
  expect(callingSteps(makeProject(), mixed).at(-1)?.shots).toEqual(['s1'])
  expect(shown({ ...mixed, direct: 'openrouter' })).toEqual(['describe', 'direct', 'draw'])
  expect(shown({ describe: 'sketch', direct: 'sketch', draw: 'sketch' })).toHaveLength(3)
})

describe('an agreement', () => {
  it('holds for the pictures that were shown, at the host that they were shown for, and not for words', () => {
    const project = makeProject()
    expect(isAgreed(project, host, plans(project, analyze))).toBe(false)
    const agreed = withAgreement(project, host, plans(project, analyze))
    expect(isAgreed({ ...agreed, context: 'Rain.' }, host, plans(agreed, analyze))).toBe(true)
    expect(isAgreed(agreed, '127.0.0.1:1234', plans(agreed, analyze))).toBe(false)
    // The identity frame is among those frames; the style picture was never shown.
    expect(isAgreed(agreed, host, plans(agreed, { kind: 'direct', shots: [] }))).toBe(true)
    expect(isAgreed(agreed, host, plans(agreed, images))).toBe(false)
  })

  it('is asked for again for a frame that came later, and for another style picture', () => {
    const project = makeProject()
    const agreed = withAgreement(project, host, [...plans(project, analyze), ...plans(project, images)])
    expect(isAgreed(agreed, host, plans(agreed, images))).toBe(true)
    const more = { ...agreed, frames: [...agreed.frames, makeFrame(3)] }
    expect(isAgreed(more, host, plans(more, analyze))).toBe(false)
    const style = { blob: 'other' as BlobId, name: 'other.png', width: 1, height: 1 }
    expect(isAgreed({ ...agreed, style }, host, plans({ ...agreed, style }, images))).toBe(false)
  })

  it('does not cover what was taken out', () => {
    const project = makeProject()
    const [first, second] = project.frames
    const withheld = [first?.id as FrameId]
    const less = { ...project, settings: { ...project.settings, withheld } }
    const agreed = withAgreement(less, host, plans(less, analyze))
    expect(agreed.settings.agreements).toEqual([{ host, pictures: [second?.blob] }])
    const all = { ...agreed, settings: { ...agreed.settings, withheld: [] } }
    expect(isAgreed(all, host, plans(all, analyze))).toBe(false)
  })

  it('marks the frame that goes in the place of one that stays here, and the chosen one for Sketch', () => {
    const project = makeProject()
    const [first, second] = project.frames
    const withheld = [first?.id as FrameId]
    const less = {
      ...project,
      identityFrame: first?.id as FrameId,
      settings: { ...project.settings, withheld },
    }
    expect(identityFor(less, { leavesDevice: true })).toBe(second)
    expect(identityFor(less, { leavesDevice: false })).toBe(first)
  })

  it('is not needed for a picture that the host drew itself, and is for one that came from elsewhere', () => {
    const take = makeTake('t1', 'Shot s1')
    const drawn = (at: string | undefined) => ({
      ...makeShot('s1'),
      takes: [{ ...take, receipt: { ...take.receipt, ...(at ? { host: at } : {}) } }],
    })
    for (const [at, needed] of [
      [host, false],
      ['127.0.0.1:1234', true],
      [undefined, true],
    ] as const) {
      const project = makeProject()
      const agreed = withAgreement(project, host, plans(project, { ...images, shots: ['s2' as ShotId] }))
      const now = { ...agreed, shots: [drawn(at), makeShot('s2')] }
      expect(isAgreed(now, host, plans(now, { ...images, shots: ['s2' as ShotId] }))).toBe(!needed)
    }
  })

  it('names the person’s own picture as such, and so does the receipt', () => {
    const receipt = { file: 'fox.png', number: '1', at: 1 }
    const own = { ...makeShot('s1'), takes: [{ ...makeTake('t1', 'Shot s1'), receipt }] }
    const project = makeProject({ shots: [own, makeShot('s2')] })
    const [plan] = plans(project, { ...images, shots: ['s2' as ShotId] })
    if (plan?.kind !== 'draw') throw new Error('no plan')
    const reference = plan.references.find(({ role }) => role === 'continuity')
    expect(reference && referenceText(reference)).toBe('Your own picture of shot 1')
    const { id: _, blob: __, drawnAt: ___, ...sent } = reference ?? { id: '', role: 'continuity' }
    const take = makeTake('t2', 'Shot s2')
    const drawn = makeShot('s2', { takes: [{ ...take, receipt: { ...take.receipt, references: [sent] } }] })
    const kept = { ...project, shots: [own, drawn] }
    expect(parseProject(kept)).toEqual({ project: kept })
  })

  it('of an earlier version is not taken over: its pictures are shown again', () => {
    const project = makeProject()
    const old = { ...project.settings, agreed: project.frames.map(({ id }) => id), agreedHost: host }
    const parsed = parseProject(JSON.parse(JSON.stringify({ ...project, settings: old })))
    if (!('project' in parsed)) throw new Error(JSON.stringify(parsed.fault))
    expect(isAgreed(parsed.project, host, plans(parsed.project, analyze))).toBe(false)
    const agreed = withAgreement(project, host, plans(project, analyze))
    expect(parseProject(JSON.parse(JSON.stringify(agreed)))).toEqual({ project: agreed })
  })
})

it('a picture that is yet to be drawn stands in a plan in words', () => {
  const project = makeProject()
  const labels = (plan: Plan | undefined) => (plan?.kind === 'draw' ? plan.references.map(referenceText) : [])
  const [first, , third] = plans(project, images)
  expect(labels(first)).toEqual(['Frame at 2.667 s', 'Style picture'])
  expect(labels(third)).toEqual([
    'Frame at 2.667 s',
    'Style picture',
    'The picture of shot 1, if drawn by then',
  ])
  // A model that takes two pictures gets two, and two are shown and consented to.
  const [, , few] = plansFor(project, images, { continuity: 'anchor', limit: 2 })
  expect(labels(few)).toHaveLength(2)
})

describe('what is shown is what is sent, byte by byte,', () => {
  let fake: FakeOpenRouter
  const bodies: string[] = []
  const { fetch } = globalThis

  beforeEach(async () => {
    fake = await startFakeOpenRouter()
    bodies.length = 0
    vi.stubGlobal('fetch', async (input: RequestInfo, init: RequestInit) => {
      const request = new Request(input, { ...init, signal: null })
      bodies.push(await request.clone().text())
      return fetch(request)
    })
  })
  afterEach(async () => {
    vi.stubGlobal('fetch', fetch)
    expect(fake.violations).toEqual([])
    await fake.close()
  })

  const project = makeProject()
  /** Each picture is unique, so that none can pass for another. */
  const media = new Map(
    [...project.frames.map(({ blob }) => blob), project.style?.blob, makeTake('t1', '').blob].map(
      (blob, i) => [blob, picture(i)],
    ),
  )
  const loaded = (blob: BlobId | undefined) => media.get(blob) ?? picture(99)
  const dataOf = async (blob: Blob) =>
    `data:${blob.type};base64,${Buffer.from(await blob.arrayBuffer()).toString('base64')}`

  /**
   * The received body with the pictures' data replaced by the names on the sheet, after a
   * comparison of the data.
   */
  async function namedBody(names: ReadonlyMap<string, Blob>): Promise<string | undefined> {
    let [body] = bodies
    for (const [name, blob] of names) body = body?.replace(await dataOf(blob), name)
    return body
  }
  const timed = project.frames.map(({ time, blob }) => ({ time, picture: loaded(blob) }))
  const frameNames = new Map(
    project.frames.map(({ time, blob }) => [`Frame at ${Number(time.toFixed(3))} s`, loaded(blob)]),
  )

  it('when the clip is described', async () => {
    const config = limitedFor(fake.url)
    const [plan] = plansFor(project, analyze, choiceOf(config))
    if (plan?.kind !== 'describe') throw new Error('no plan')
    await describeClip(config, { frames: timed }, () => undefined, never)
    expect(await namedBody(frameNames)).toBe(shownRequest(plan, config, referenceText).body)
  })

  it('when shots are written', async () => {
    const config = limitedFor(fake.url)
    const [plan] = plansFor(project, { kind: 'direct', shots: [] }, choiceOf(config))
    if (plan?.kind !== 'direct' || !plan.frame) throw new Error('no plan')
    const frame = { time: plan.frame.time, picture: loaded(plan.frame.blob) }
    await directBoard(config, { ...plan, frame, frames: timed }, never)
    expect(await namedBody(frameNames)).toBe(shownRequest(plan, config, referenceText).body)
  })

  /** A shot on its own, and one that refers to an earlier picture. */
  it.each([
    ['s1', 2],
    ['s2', 3],
  ])('when a picture of %s is drawn, in another shape than the clip’s', async (number, count) => {
    const board = withTake(project, makeShot('s1'), makeTake('t1', 'Shot s1'))
    const imageFacts = {
      id: 'google/gemini-3.1-flash-image',
      name: 'Image',
      aspectRatios: ['1:1', '16:9'],
      resolutions: [],
      qualities: [],
      seed: false,
      maxReferences: 14,
    }
    const config = limitedFor(fake.url, { imageShape: '1:1', imageFacts, imageReferences: 3 })
    const shot = project.shots.find(({ id }) => id === number)
    if (!shot) throw new Error('no shot')
    const plan = drawPlan(board, shot, choiceOf(config), { leavesDevice: true })
    const references = plan.references.map((one: PlannedReference) => ({ ...one, picture: loaded(one.blob) }))
    const read = async () => ({ width: 1, height: 1 })
    await drawStill(config, { ...plan, references, frames: async () => timed }, read, never)
    const shown = shownRequest(plan, config, referenceText)
    expect(await namedBody(new Map(references.map((one) => [referenceText(one), one.picture])))).toBe(
      shown.body,
    )
    expect(JSON.parse(shown.body)).toMatchObject({
      aspect_ratio: '1:1',
      input_references: plan.references.map(() => ({})),
    })
    expect(plan.references).toHaveLength(count)
    expect(shown.words).toContain('edge to edge at 1:1')
  })
})
