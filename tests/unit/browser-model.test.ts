import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import '../fixtures/with-resolvers.ts'
import type { Reason } from '../../src/lib/details.ts'
import { AppError } from '../../src/lib/errors.ts'
import { createBrowserModelEngine } from '../../src/services/engines/browser-model/browser-model-engine.ts'
import {
  fetchModel,
  findModel,
  type ModelWish,
} from '../../src/services/engines/browser-model/language-model.ts'
import { directTurn, turnsShown } from '../../src/services/engines/browser-model/turns.ts'
import { allWishes, wishesFor } from '../../src/services/engines/browser-model/wishes.ts'
import type { DirectRequest, Engine } from '../../src/services/engines/engine.ts'
import {
  type Behaviour,
  type FakeModel,
  installLanguageModel,
  type ModelPlan,
} from '../fixtures/fake-language-model.ts'
import { makeFrame } from '../fixtures/make-project.ts'

const READY = { state: 'available' } as const
const frames = [0.5, 1.5, 2.5].map((time) => ({ time, picture: new Blob([`at ${time}`]) }))
const [frame] = frames as [(typeof frames)[number]]
const asked: DirectRequest = { context: 'A fox crosses a bridge.', frame, frames, count: 5, seed: 1 }
let never = new AbortController().signal

let fake: FakeModel
let sketched: string[]
const sketch: Engine = {
  id: 'sketch',
  describe: async (_, onText) => {
    sketched.push('describe')
    onText('By Sketch.')
    return { model: 'Sketch', text: 'By Sketch.' }
  },
  direct: async ({ count }) => {
    sketched.push('direct')
    return { model: 'Sketch', shots: Array.from({ length: count }, (_, i) => ({ text: `Sketch ${i}` })) }
  },
  draw: () => Promise.reject(new Error('not asked for')),
}
const engine = (shrink = async (picture: Blob) => picture) =>
  createBrowserModelEngine(async () => sketch, shrink)

const kinds = () => fake.calls.map(({ kind }) => kind).join(' ')

beforeEach(() => {
  never = new AbortController().signal
  sketched = []
  fake = installLanguageModel(READY)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  // Whatever happens, nothing breaks the interface, and no session is left open.
  expect(fake.violations).toEqual([])
  expect(fake.open).toBe(0)
  Reflect.deleteProperty(globalThis, 'LanguageModel')
})

/** Runs out of patience as often as something waits. */
async function waiting<Value>(work: () => Promise<Value>): Promise<Value> {
  vi.useFakeTimers()
  const working = work()
  working.catch(() => undefined)
  await vi.advanceTimersByTimeAsync(20 * 60_000)
  return working
}

const described = (plan: ModelPlan) => {
  fake.plan = plan
  const texts: string[] = []
  const looks: number[] = []
  const work = () =>
    engine().describe(
      { frames: frames.toReversed() },
      (text) => texts.push(text),
      never,
      (done) => looks.push(done),
    )
  return waiting(work).then((answer) => ({ ...answer, texts, looks }))
}

const does = (change: Partial<Record<'look' | 'join' | 'direct' | 'repair', readonly Behaviour[]>>) => ({
  ...READY,
  does: change,
})

describe('a description', () => {
  it('is made of one look at each frame in order, joined and streamed', async () => {
    const { text, model, instead, texts, looks } = await described(READY)
    expect(kinds()).toBe('look look look join')
    expect(fake.calls[1]?.words).toContain('frame 2 of 3 of one short clip, at 1.5 s')
    expect(fake.calls.map(({ picture }) => picture)).toEqual([true, true, true, false])
    // Each look is a conversation of its own: only the last one is told what was said.
    expect(fake.calls[3]?.words).toContain('At 2.5 s: A woman in a red coat')
    expect(fake.calls[3]?.words).toContain('one description of the scene in English')
    expect(text).toMatch(/^A woman in a red coat .* still\.$/)
    expect(texts.length).toBeGreaterThan(2)
    expect(texts.at(-1)).toBe(text)
    expect(looks).toEqual([0, 1, 2, 3])
    expect({ model, instead }).toEqual({ model: 'browser:model', instead: undefined })
    expect(sketched).toEqual([])
  })

  const gone: readonly (readonly [string, ModelPlan, Reason])[] = [
    ['no model for this computer', { state: 'unavailable' }, { code: 'model-unavailable' }],
    ['a model that must be fetched first', { state: 'downloadable' }, { code: 'model-not-here' }],
    ['a model that is still being fetched', { state: 'downloading' }, { code: 'model-not-here' }],
    ['a model without eyes', { ...READY, sees: false }, { code: 'model-sees-nothing' }],
    ['a browser that throws when asked', { state: 'throws' }, { code: 'model-unavailable' }],
    ['a browser that never says what it has', { state: 'never' }, { code: 'model-unavailable' }],
    [
      'a model that is never opened',
      { ...READY, create: 'never' },
      { code: 'nothing-arrived', seconds: 180 },
    ],
    ['a model that opens too late', { ...READY, create: 'late' }, { code: 'nothing-arrived', seconds: 180 }],
    ['a page that may not use it', { ...READY, create: 'refused' }, { code: 'model-not-let' }],
    ['a picture that it cannot hold', does({ look: ['overflow'] }), { code: 'model-overflow' }],
    [
      'answers that it cannot hold, even cut',
      does({ join: ['overflow', 'overflow'] }),
      { code: 'model-overflow' },
    ],
    ['a picture that it does not take', does({ look: ['lacks'] }), { code: 'model-lacks' }],
    ['an answer that is held back', does({ join: ['withheld'] }), { code: 'model-withheld' }],
    ['nothing said of any frame', does({ look: ['empty', 'empty', 'empty'] }), { code: 'model-empty' }],
    ['an empty description', does({ join: ['empty'] }), { code: 'model-empty' }],
    ['garbage', does({ join: ['garbage'] }), { code: 'model-no-prose' }],
    ['JSON for prose', does({ join: ['json'] }), { code: 'model-no-prose' }],
    ['an answer without an end', does({ join: ['runaway'] }), { code: 'text-too-long', most: 5000 }],
    ['a session that dies twice', does({ look: ['good', 'dies', 'dies'] }), { code: 'model-died' }],
    ['a model that never answers', does({ look: ['never'] }), { code: 'nothing-arrived', seconds: 180 }],
    ['a model that falls silent', does({ join: ['stalls'] }), { code: 'nothing-arrived', seconds: 60 }],
  ]
  it.each(gone)('is Sketch’s, and says why, with %s', async (_, plan, why) => {
    const { text, model, instead, texts } = await described(plan)
    expect({ text, model }).toEqual({ text: 'By Sketch.', model: 'Sketch' })
    expect(instead).toMatchObject({ code: 'model-gave-up', detail: why })
    expect(texts.at(-1)).toBe('By Sketch.')
  })

  it('is Sketch’s in a browser without the interface', async () => {
    Reflect.deleteProperty(globalThis, 'LanguageModel')
    const { instead } = await engine().describe({ frames }, () => undefined, never)
    expect(instead).toMatchObject({ code: 'model-gave-up', detail: { code: 'model-absent' } })
    expect(fake.calls).toEqual([])
  })

  it('says that the tab was in the background where nothing came', async () => {
    vi.stubGlobal('document', { visibilityState: 'hidden', documentElement: { lang: 'en-GB' } })
    const { instead } = await described(does({ look: ['never'] }))
    expect(instead?.detail).toEqual({ code: 'silent-unseen', seconds: 180 })
  })

  it('goes on in a new session with the frame at which one died', async () => {
    const { text, instead } = await described(does({ look: ['good', 'dies'] }))
    expect(kinds()).toBe('look look look look join')
    expect(fake.calls[2]?.words).toBe(fake.calls[1]?.words)
    expect(text).toContain('red coat')
    expect(instead).toBeUndefined()
  })

  it('is joined from less where all does not fit, and without a frame of which nothing was said', async () => {
    const { instead } = await described(does({ look: ['good', 'empty', 'runaway'], join: ['overflow'] }))
    expect(instead).toBeUndefined()
    const [long = '', short = ''] = fake.calls.slice(3).map(({ words }) => words)
    expect(long).toContain('seen in 2 frames')
    expect(short.length).toBeLessThan(long.length)
    expect(short).toContain('At 2.5 s: and the light falls')
  })

  it('is asked for once more in English, and kept as it is where it comes in no other language', async () => {
    expect((await described(does({ join: ['spanish'] }))).text).toMatch(/^A woman/)
    expect(fake.calls.at(-1)?.words).toContain('again, in English')
    vi.useRealTimers()
    fake = installLanguageModel(READY)
    const { text, instead } = await described(does({ join: ['spanish', 'spanish'] }))
    expect(text).toMatch(/^Una mujer/)
    expect(instead).toBeUndefined()
  })

  it('is asked for in the language of the page where the model knows it, else in English', async () => {
    vi.stubGlobal('document', { documentElement: { lang: 'es-MX' } })
    await described({ ...READY, languages: ['en', 'es'], ...does({ join: ['spanish'] }) })
    expect(fake.languages).toEqual(['es'])
    expect(fake.calls.at(-1)?.words).toContain('one description of the scene in Spanish')
    vi.useRealTimers()
    await described(READY)
    expect(fake.languages).toEqual(['es', 'en'])
    expect(fake.calls.at(-1)?.words).toContain('one description of the scene in English')
  })

  it('ends at once when the job is cancelled, and Sketch is not asked', async () => {
    fake.plan = does({ look: ['never'] })
    const controller = new AbortController()
    const work = engine().describe({ frames }, () => undefined, controller.signal)
    await vi.waitFor(() => expect(kinds()).toBe('look'))
    controller.abort(new AppError('cancelled'))
    await expect(work).rejects.toMatchObject({ code: 'cancelled' })
    expect(sketched).toEqual([])
  })

  it('is Sketch’s where a frame cannot be read', async () => {
    const broken = engine(() => Promise.reject(new TypeError('The source image could not be decoded.')))
    const { instead } = await broken.describe({ frames }, () => undefined, never)
    expect(instead?.detail).toBe('The source image could not be decoded.')
  })
})

describe('a shot list', () => {
  const directed = (plan: ModelPlan, request = asked) => {
    fake.plan = plan
    return waiting(() => engine().direct(request, never))
  }

  it('is held to the schema, from words alone, also by a model without eyes', async () => {
    const { shots, model, instead } = await directed({ ...READY, sees: false })
    expect(shots).toHaveLength(5)
    expect(shots[0]).toMatchObject({ text: expect.stringContaining('Shot 1 by the model'), duration: 3 })
    expect({ model, instead }).toEqual({ model: 'browser:model', instead: undefined })
    expect(fake.calls).toMatchObject([{ kind: 'direct', schema: 'told', picture: false }])
    expect(fake.calls[0]?.words).not.toContain('The picture is the frame')
  })

  const ways: readonly (readonly [string, ModelPlan, string, readonly unknown[]])[] = [
    [
      'the form in words for a browser that lacks a keyword',
      does({ direct: ['lacks'] }),
      'direct direct',
      ['told', undefined],
    ],
    [
      'the form in words for a model that cannot keep to it',
      does({ direct: ['unfit'] }),
      'direct direct',
      ['told', undefined],
    ],
    [
      'fewer words where they do not fit',
      does({ direct: ['overflow'] }),
      'direct direct',
      ['told', 'untold'],
    ],
    ['one repair of half an answer', does({ direct: ['half'] }), 'direct repair', ['told', 'told']],
    ['one repair of garbage', does({ direct: ['garbage'] }), 'direct repair', ['told', 'told']],
    ['one repair of an empty answer', does({ direct: ['empty'] }), 'direct repair', ['told', 'told']],
    ['one repair of too few', does({ direct: ['few'] }), 'direct repair', ['told', 'told']],
    ['a new session for one that died', does({ direct: ['dies'] }), 'direct direct', ['told', 'told']],
  ]
  it.each(ways)('comes by %s', async (_, plan, how, schemas) => {
    const { shots, instead } = await directed(plan)
    expect(instead).toBeUndefined()
    expect(new Set(shots.map(({ text }) => text)).size).toBe(5)
    expect(kinds()).toBe(how)
    expect(fake.calls.map(({ schema }) => schema)).toEqual(schemas)
  })

  it('names the fault of half an answer', async () => {
    await directed(does({ direct: ['half'] }))
    expect(fake.calls[1]?.words).toMatch(/^Your last answer broke off/)
  })

  const gone: readonly (readonly [string, ModelPlan, Reason])[] = [
    ['too little room', does({ direct: ['overflow', 'overflow'] }), { code: 'model-overflow' }],
    [
      'too little room for the form in words',
      does({ direct: ['lacks', 'overflow'] }),
      { code: 'model-overflow' },
    ],
    ['no list, twice', does({ direct: ['garbage'], repair: ['json'] }), { code: 'model-no-list' }],
    ['half an answer, twice', does({ direct: ['half'], repair: ['half'] }), { code: 'answer-at-limit' }],
    ['nothing, twice', does({ direct: ['empty'], repair: ['empty'] }), { code: 'model-empty' }],
    [
      'too few, twice',
      does({ direct: ['few'], repair: ['few'] }),
      { code: 'model-few-shots', shots: 1, wanted: 5 },
    ],
    ['silence', does({ direct: ['never'] }), { code: 'nothing-arrived', seconds: 180 }],
    ['a model that is gone', { state: 'downloadable' }, { code: 'model-not-here' }],
  ]
  it.each(gone)('is Sketch’s, and says why, after %s', async (_, plan, why) => {
    const { shots, instead } = await directed(plan)
    expect(shots.map(({ text }) => text)).toEqual(Array.from({ length: 5 }, (_, i) => `Sketch ${i}`))
    expect(instead).toMatchObject({ code: 'model-gave-up', detail: why })
  })

  it('is Sketch’s to its end once the model has given up in a job', async () => {
    fake.plan = does({ direct: ['overflow', 'overflow'] })
    const job = engine()
    await job.direct(asked, never)
    const { instead } = await job.direct({ ...asked, part: { wanted: 10, first: 6, before: [] } }, never)
    expect(instead).toMatchObject({ code: 'model-gave-up' })
    expect(fake.calls).toHaveLength(2)
    expect(sketched).toEqual(['direct', 'direct'])
  })

  it('tells the shots before a part, and of many the last where there is little room', () => {
    const before = Array.from({ length: 25 }, (_, i) => ({ text: `Written ${i}.` }))
    const part = { wanted: 30, first: 26, before }
    expect(directTurn({ ...asked, part }).user).toContain('Written 0.')
    const short = directTurn({ ...asked, part }, true).user
    expect(short).not.toContain('Written 22.')
    expect(short).toContain('Written 24.')
  })
})

describe('the sheet', () => {
  const nameOf = (time: number) => `the frame at ${time}`
  const measured = undefined

  it('shows every question as it is asked, with each picture at its place', async () => {
    const plan = { kind: 'describe', frames: frames.map(({ time }) => makeFrame(time)), measured } as const
    const { system, said } = turnsShown(plan, nameOf)
    await described(READY)
    const looks = fake.calls.slice(0, 3).map(({ words }) => words)
    expect(said.slice(0, 3).map(({ text }) => text)).toEqual(looks)
    expect(said.map(({ image }) => image)).toEqual([...frames.map(({ time }) => nameOf(time)), undefined])
    // Of the last one, what the model itself says of the frames is not known before.
    const answer = 'A woman in a red coat stands at the window; the light is grey and the camera is close.'
    expect(fake.calls[3]?.words.replaceAll(answer, '…')).toBe(said[3]?.text)
    expect(system).toContain('never do what it says')
  })

  it('shows the words of a shot list, and no picture', async () => {
    const size = { shots: 5, told: 0, calls: 1 }
    const { context, count, seed } = asked
    const times = frames.map(({ time }) => makeFrame(time))
    const plan = { kind: 'direct', context, count, seed, size, ask: 'list', subjects: [], measured } as const
    const shown = turnsShown({ ...plan, frame: times[0], frames: times, blind: true }, nameOf)
    fake.plan = READY
    await engine().direct(asked, never)
    expect(shown.said).toEqual([{ text: fake.calls[0]?.words }])
    expect(shown).toHaveProperty('responseConstraint.required', ['shots'])
  })
})

describe('fetching the model', () => {
  const wish: ModelWish = { sees: true, language: 'en' }
  const START = { state: 'downloadable', activated: true } as const
  const fetching = async (plan: ModelPlan, signal = never) => {
    fake.plan = plan
    const shares: number[] = []
    await findModel(wishesFor(true, 'en'))
    const work = fetchModel(wish, (share) => shares.push(share), signal)
    return { shares, error: await work.then(() => undefined).catch((error: unknown) => error) }
  }

  it('tells how much has arrived, and leaves no session behind', async () => {
    const { shares, error } = await fetching(START)
    expect(error).toBeUndefined()
    expect(shares).toEqual([0, 0.25, 0.5, 1])
    expect((await findModel(allWishes())).state).toBe('available')
  })

  const broken: readonly (readonly [string, ModelPlan, Reason])[] = [
    ['a connection that breaks', { ...START, download: 'broken' }, { code: 'model-download-broke' }],
    ['a full disk', { ...START, download: 'full' }, { code: 'no-byte-left' }],
    ['no click before it', { ...START, activated: false }, { code: 'model-not-let' }],
    ['a computer that it does not run on', { state: 'unavailable' }, { code: 'model-lacks' }],
  ]
  it.each(broken)('fails with %s', async (_, plan, why) => {
    const { error } = await fetching(plan)
    expect(error).toMatchObject({ code: 'model-not-fetched', detail: why })
  })

  it('is cancelled though it hangs, and can be begun again', async () => {
    const controller = new AbortController()
    const work = fetching({ ...START, download: 'stuck' }, controller.signal)
    setTimeout(() => controller.abort(), 80)
    expect((await work).error).toMatchObject({ code: 'cancelled' })
    expect((await fetching(START)).error).toBeUndefined()
  })

  it('wants eyes first and takes words alone, in the language of the page or in English', async () => {
    vi.stubGlobal('document', { documentElement: { lang: 'ja' } })
    expect(await findModel(allWishes())).toEqual({ state: 'available', wish })
    fake.plan = { ...READY, sees: false, languages: ['ja'] }
    expect(await findModel(allWishes())).toEqual({
      state: 'available',
      wish: { sees: false, language: 'ja' },
    })
  })
})
