import { afterEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../src/lib/errors.ts'
import type { SpendGuard } from '../../src/services/engines/engine.ts'
import { HOSTILE_HTML } from '../fake-openrouter/chat-content.ts'
import { DIALECTS, type DialectName } from '../fake-openrouter/dialects.ts'
import { ERRORS, type ErrorName } from '../fake-openrouter/errors.ts'
import { startFakeOpenRouter } from '../fake-openrouter/fake-openrouter.ts'
import type { Scenario } from '../fake-openrouter/scenario.ts'
import { DESCRIPTION } from '../fake-openrouter/script.ts'
import { BROKEN_BLOCKS, whoBlock } from '../fake-openrouter/who-block.ts'
import { fakeForFile } from '../fixtures/fake-for-file.ts'
import {
  configFor,
  engineFor,
  FRAMES,
  failure,
  messagesOf,
  never,
  sha256,
  withModel,
} from './openrouter-fixture.ts'

// Automatic retries wait up to eight seconds each.
vi.mock('../../src/lib/wait.ts', async (actual) => ({
  ...(await actual<typeof import('../../src/lib/wait.ts')>()),
  waitFor: () => Promise.resolve(),
}))

const fake = await fakeForFile({ pieceDelayMs: 4 })
afterEach(() => {
  vi.unstubAllGlobals()
})

/** Describes the three frames and records the text as it grows. */
async function run(change: Parameters<typeof engineFor>[1] = {}, signal = never) {
  const texts: string[] = []
  const call = engineFor(fake.url, change).describe({ frames: FRAMES }, (text) => texts.push(text), signal)
  const error = await failure(call)
  return { texts, error, described: error ? undefined : await call }
}

describe('a description', () => {
  test('streams in, growing, and says who answered and what it cost', async () => {
    const { texts, described } = await run()
    expect(described).toMatchObject({ text: DESCRIPTION, model: 'openai/gpt-6-luna' })
    expect(described?.cost).toBeCloseTo(fake.log[0]?.billed ?? -1, 10)
    expect(described?.cost).toBeGreaterThan(0)
    expect(texts.length).toBeGreaterThan(5)
    for (const [i, text] of texts.entries())
      expect(DESCRIPTION.startsWith(text.trim()), `text ${i}`).toBe(true)
    expect(texts.map((text) => text.length)).toEqual(
      texts.map((text) => text.length).toSorted((a, b) => a - b),
    )
  })

  test('finds who and where behind the prose, none of which shows while it streams', async () => {
    fake.scenario({ kind: 'content', text: `${DESCRIPTION}\n\n${whoBlock(2)}` })
    const { texts, described } = await run()
    expect(described).toMatchObject({
      text: DESCRIPTION,
      found: {
        people: [
          {
            label: 'the young woman',
            look: 'About twenty, dark hair in a knot.',
            wears: 'A red coat, buttoned.',
            frame: 1,
          },
        ],
        places: [],
        things: [],
      },
    })
    for (const text of texts) expect(DESCRIPTION.startsWith(text.trim()), text.slice(-40)).toBe(true)
  })

  test.each(Object.entries(BROKEN_BLOCKS))('keeps the prose of a block that is %s', async (_, block) => {
    fake.scenario({ kind: 'content', text: `${DESCRIPTION}\n\n${block}` })
    const { described } = await run()
    expect(described?.text).toBe(DESCRIPTION)
    expect(described).not.toHaveProperty('found')
  })

  test('sends the text first and the frames in order of time, whatever order they came in', async () => {
    await engineFor(fake.url).describe({ frames: FRAMES.toReversed() }, () => {}, never)
    const [entry] = fake.log
    expect(entry?.pictures.map(({ sha256 }) => sha256)).toEqual(
      await Promise.all(FRAMES.map((frame) => sha256(frame.picture))),
    )
    const messages = messagesOf(entry)
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user'])
    expect(messages[1]?.content).toMatchObject([
      { type: 'text', text: expect.stringContaining('frame 1 at 1.5 s, frame 2 at 3 s, frame 3 at 4.5 s') },
      { type: 'image_url' },
      { type: 'image_url' },
      { type: 'image_url' },
    ])
  })

  test('keeps every picture and leaves room for a model that reasons', async () => {
    await run()
    expect(fake.log[0]?.body).toMatchObject({
      stream: true,
      max_tokens: 8000,
      plugins: [{ id: 'context-compression', enabled: false }],
    })
    const reasoning = await run(withModel('describe', 'anthropic/claude-sonnet-5.5'))
    expect(reasoning.described?.text).toBe(DESCRIPTION)
  })

  test('tells who is calling only when that is wanted, and in ASCII', async () => {
    await run()
    await run({ referer: 'https://board.example/', title: 'Märchen – Board\n' })
    await run({ referer: ' ', title: '絵コンテ' })
    const sent = fake.log.map(({ headers }) => [headers['http-referer'], headers['x-openrouter-title']])
    expect(sent).toEqual([
      [undefined, undefined],
      ['https://board.example/', 'Mrchen Board'],
      [undefined, undefined],
    ])
    for (const { headers } of fake.log) {
      expect(Object.keys(headers).filter((name) => name.startsWith('openai-'))).toEqual([])
    }
  })

  test('that never ends is stopped, and what had arrived stays', async () => {
    fake.scenario({ kind: 'content', text: 'and on '.repeat(5000) })
    const { texts, error } = await run()
    expect(error).toMatchObject({ code: 'bad-response', charge: { billed: 'maybe' } })
    expect(texts.at(-1)?.length).toBeGreaterThan(1000)
    expect(texts.at(-1)?.length).toBeLessThanOrEqual(20_000)
  })

  test('keeps markup as literal text', async () => {
    fake.scenario({ kind: 'html' })
    expect((await run()).described?.text).toBe(`${HOSTILE_HTML} ${DESCRIPTION}`)
  })

  test.each(['tags', 'startWrittenByTemplate', 'mistral', 'kimi', 'box', 'answerTag', 'channels'] as const)(
    'comes without the reasoning that is written into it: %s',
    async (thought) => {
      fake.scenario({ kind: 'thinks', thought })
      const { texts, described } = await run()
      expect(described?.text).toBe(DESCRIPTION)
      expect(texts.at(-1)).toBe(DESCRIPTION)
      // Unmarked reasoning is recognised by its end tag alone.
      if (thought !== 'startWrittenByTemplate') {
        expect(texts.filter((text) => !DESCRIPTION.startsWith(text))).toEqual([])
      }
    },
  )

  test('that never gets past its reasoning is no answer', async () => {
    fake.scenario({ kind: 'content', text: '<think>Let me look at frame [1]', finish: 'stop' })
    const { texts, error } = await run()
    expect([error?.code, texts]).toEqual(['empty-response', []])
  })

  const SILENT: Scenario = { kind: 'content', text: '<think>Let me look at', finish: 'length' }

  test('is asked for once more with more room where the first was used up thinking', async () => {
    fake.scenario(SILENT)
    const { texts, described } = await run()
    expect(described?.text).toBe(DESCRIPTION)
    expect(texts.filter((text) => !DESCRIPTION.startsWith(text))).toEqual([])
    expect(fake.log.map(({ body }) => (body as { max_tokens: number }).max_tokens)).toEqual([8000, 16_000])
    expect(described?.cost).toBeCloseTo(
      fake.log.reduce((sum, { billed }) => sum + billed, 0),
      10,
    )
  })

  test('that is used up twice says so, with what both cost', async () => {
    fake.scenario({ ...SILENT, times: 2 })
    const { error } = await run()
    expect(error?.code).toBe('thought-only')
    expect(error?.charge?.cost).toBeCloseTo(
      fake.log.reduce((sum, { billed }) => sum + billed, 0),
      10,
    )
    expect(fake.log).toHaveLength(2)
  })

  test('is not asked for again where the spending limit forbids it', async () => {
    fake.scenario(SILENT)
    let opened = 0
    const spendGuard: SpendGuard = {
      reserve: async () => {
        opened += 1
        if (opened > 1) throw new AppError('spending-limit', undefined, { charge: { billed: 'no' } })
        return { settle: () => {} }
      },
      reserveAll: async () => [],
      onWait: () => {},
    }
    const { error } = await run({ spendGuard })
    expect(error).toMatchObject({ code: 'spending-limit', charge: { billed: 'yes' } })
    expect(fake.log).toHaveLength(1)
  })

  test('takes a slash behind the base URL, and spaces around it', async () => {
    expect((await run({ baseUrl: ` ${fake.url}/ ` })).described?.text).toBe(DESCRIPTION)
  })

  test('takes the answer of a server that does not stream', async () => {
    fake.scenario({ kind: 'unstreamed' })
    const { texts, described } = await run()
    expect(texts).toEqual([DESCRIPTION])
    expect(described?.text).toBe(DESCRIPTION)
  })
})

describe('what goes wrong', () => {
  const faults: readonly (readonly [Scenario, string])[] = [
    [{ kind: 'error_in_200' }, 'provider'],
    [{ kind: 'midstream_error' }, 'provider'],
    [{ kind: 'stream_cut' }, 'cut-response'],
    [{ kind: 'stream_end_early' }, 'cut-response'],
    [{ kind: 'stream_hang' }, 'timeout'],
    [{ kind: 'truncated' }, 'cut-response'],
    [{ kind: 'empty' }, 'empty-response'],
    [{ kind: 'content', text: ' \n ' }, 'empty-response'],
    [{ kind: 'content', text: 'x', finish: 'content_filter' }, 'refused'],
    [{ kind: 'refusal' }, 'refused'],
    [{ kind: 'hang' }, 'timeout'],
    [{ kind: 'hang_body' }, 'timeout'],
    [{ kind: 'socket_reset' }, 'network'],
    [{ kind: 'body_reset' }, 'cut-response'],
    [{ kind: 'cut_json' }, 'bad-response'],
    [{ kind: 'no_cors' }, 'provider'],
  ]

  test.each(Object.entries(DIALECTS))(
    '%s is told for what it is, once, and bills nothing',
    async (name, refusal) => {
      fake.scenario({ kind: 'dialect', dialect: name as DialectName })
      const { error } = await run()
      const { means, most } = refusal as (typeof DIALECTS)['vllmMany']
      expect(error).toMatchObject({ code: means, most })
      expect(error?.charge?.billed).toBe('no')
      expect(JSON.stringify(error?.detail).length).toBeGreaterThan(22)
      expect(fake.log).toHaveLength(1)
    },
  )

  test.each(faults)('%j is %s, asked for once', async (scenario, code) => {
    fake.scenario(scenario)
    const { error } = await run({ timeoutSeconds: 0.4 })
    expect(error).toMatchObject({ name: 'AppError', code })
    expect(fake.log).toHaveLength(1)
  })

  test.each(Object.keys(ERRORS))('the service’s error %s arrives as its own', async (name) => {
    fake.scenario({ kind: 'error', error: name as ErrorName, times: 9 })
    const { error, texts } = await run()
    expect(error?.name).toBe('AppError')
    expect(['bug', 'network', 'cancelled']).not.toContain(error?.code)
    expect(error?.detail).toBeTruthy()
    expect(JSON.stringify([error?.message, error?.detail])).not.toMatch(/sk-or|user_/)
    expect(texts).toEqual([])
    expect(fake.log).toHaveLength(1 + (error?.retry?.times ?? 0))
  })

  test.each(['midstream_error', 'stream_cut', 'stream_end_early', 'stream_hang'] as const)(
    'what had arrived before a %s stays',
    async (kind) => {
      fake.scenario({ kind })
      const { texts, error } = await run({ timeoutSeconds: 0.4 })
      expect(error).toBeDefined()
      const last = texts.at(-1) ?? ''
      expect(last.length).toBeGreaterThan(DESCRIPTION.length / 3)
      expect(DESCRIPTION.startsWith(last)).toBe(true)
    },
  )

  test('a stream that says it is at work is not given up', async () => {
    fake.scenario({ kind: 'padding', ms: 900 })
    expect((await run({ timeoutSeconds: 0.3 })).described?.text).toBe(DESCRIPTION)
  })

  test('but not for ever', async () => {
    fake.scenario({ kind: 'padding', ms: 5000 })
    const { error } = await run({ timeoutSeconds: 0.2 })
    expect(error).toMatchObject({ code: 'timeout', detail: { code: 'answer-incomplete', seconds: 1 } })
  })

  test('no network is told from no connection to the service', async () => {
    const gone = await startFakeOpenRouter()
    await gone.close()
    expect((await run({ baseUrl: gone.url })).error?.code).toBe('network')
    vi.stubGlobal('navigator', { onLine: false })
    expect((await run({ baseUrl: gone.url })).error?.code).toBe('offline')
  })

  test('the network gone in the middle of the stream', async () => {
    fake.scenario({ kind: 'stream_cut' })
    vi.stubGlobal('navigator', { onLine: false })
    const { error, texts } = await run()
    expect(error?.code).toBe('offline')
    expect(texts.length).toBeGreaterThan(0)
  })
})

describe('before anything is sent', () => {
  test.each([
    ['a key with a space', { apiKey: 'sk-or-v1-a b' }, 'key-malformed'],
    ['a key with a line break', { apiKey: 'sk-or-v1-a\nb' }, 'key-malformed'],
    ['no key for the service', { apiKey: ' ', baseUrl: 'https://openrouter.ai/api/v1' }, 'key-missing'],
    ['an address that is none', { baseUrl: 'openrouter' }, 'network'],
    ['an address of another kind', { baseUrl: 'file:///etc/passwd' }, 'network'],
  ])('%s', async (_, change, code) => {
    const sent = vi.fn()
    vi.stubGlobal('fetch', sent)
    const { error } = await run(change)
    expect(error).toMatchObject({ name: 'AppError', code })
    expect(sent).not.toHaveBeenCalled()
  })

  test('a server of one’s own is called without Authorization', async () => {
    expect((await run({ apiKey: '' })).error?.code).toBe('unauthorized')
    expect(fake.log[0]?.authorized).toBe(false)
  })

  test('a key with white space around it is fine', async () => {
    expect((await run({ apiKey: `\n ${configFor('').apiKey} ` })).described?.text).toBe(DESCRIPTION)
  })
})

describe('cancelling', () => {
  test('in the middle of the stream stops the request at once and keeps what arrived', async () => {
    const abort = new AbortController()
    const texts: string[] = []
    const call = engineFor(fake.url).describe(
      { frames: FRAMES },
      (text) => {
        texts.push(text)
        if (texts.length === 3) abort.abort()
      },
      abort.signal,
    )
    expect(await failure(call)).toMatchObject({ code: 'cancelled' })
    expect(texts).toHaveLength(3)
    await vi.waitFor(() => expect(fake.log[0]?.aborted).toBe(true), { timeout: 200 })
  })

  test('while nothing has come yet', async () => {
    fake.scenario({ kind: 'hang' })
    const abort = new AbortController()
    setTimeout(() => abort.abort(), 100)
    expect((await run({}, abort.signal)).error?.code).toBe('cancelled')
    await vi.waitFor(() => expect(fake.log[0]?.aborted).toBe(true), { timeout: 200 })
  })

  test('beforehand sends nothing', async () => {
    expect((await run({}, AbortSignal.abort())).error?.code).toBe('cancelled')
    expect(fake.log).toHaveLength(0)
  })
})
