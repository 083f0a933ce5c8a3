import { describe, expect, test, vi } from 'vitest'
import { SHOT_ANGLES, SHOT_FRAMINGS, SHOT_MOVES, SHOT_SIZES } from '../../src/domain/board/shot-terms.ts'
import type { SpendGuard } from '../../src/services/engines/engine.ts'
import { HOSTILE_HTML } from '../fake-openrouter/chat-content.ts'
import type { Scenario } from '../fake-openrouter/scenario.ts'
import { THOUGHTS, type ThoughtName } from '../fake-openrouter/thoughts.ts'
import { fakeForFile } from '../fixtures/fake-for-file.ts'
import { DIRECT, engineFor, failure, messagesOf, never, sha256, withModel } from './openrouter-fixture.ts'

const fake = await fakeForFile()

const run = (change: Parameters<typeof engineFor>[1] = {}, count = 5) =>
  engineFor(fake.url, change).direct({ ...DIRECT, count }, never)

const sentMessages = (request: number) => messagesOf(fake.log[request])

describe('a shot list', () => {
  test.each([3, 5, 10])('has exactly the %i shots asked for, with their grammar', async (count) => {
    const { shots, model, cost } = await run({}, count)
    expect(shots).toHaveLength(count)
    for (const shot of shots) {
      expect(shot.text.length).toBeGreaterThan(20)
      expect(SHOT_SIZES).toContain(shot.size)
      expect([...SHOT_ANGLES, undefined]).toContain(shot.angle)
      expect([...SHOT_FRAMINGS, undefined]).toContain(shot.framing)
      expect(SHOT_MOVES).toContain(shot.move)
      expect(shot.beat).toMatch(/^Step/)
      expect(shot.place).toBe('the harbour quay')
    }
    expect(new Set(shots.map((shot) => shot.text)).size).toBe(count)
    expect(model).toBe('anthropic/claude-sonnet-5.5')
    expect(cost).toBeCloseTo(fake.log[0]?.billed ?? -1, 10)
    expect(fake.log).toHaveLength(1)
  })

  test('in parts is asked for with the shots before, and goes on from them', async () => {
    const size = { shots: 8, told: 8, calls: 2 }
    const sizes: unknown[] = []
    const spendGuard: SpendGuard = {
      reserve: async (_, __, asked) => {
        sizes.push(asked)
        return { settle: () => undefined }
      },
      reserveAll: async () => [],
      onWait: () => undefined,
    }
    const engine = engineFor(fake.url, { spendGuard })
    const begun = { ...DIRECT, count: 8, size, part: { wanted: 15, first: 1, before: [] } }
    const first = await engine.direct(begun, never)
    // Told again from the start, then with the shots that were asked for.
    const again = JSON.stringify({ shots: first.shots })
    fake.scenario({ kind: 'content', text: again })
    const part = { wanted: 15, first: 9, before: first.shots, from: 2, to: 4 }
    const rest = await engine.direct({ ...DIRECT, count: 7, size, part }, never)
    expect(new Set([...first.shots, ...rest.shots].map(({ text }) => text)).size).toBe(15)
    expect(rest.shots[0]?.beat).toBe('Step 9 of the arrival')
    expect(JSON.stringify(sentMessages(1))).toContain(JSON.stringify(first.shots[7]?.text).slice(1, -1))
    // What is asked for once more answers only for itself.
    expect(sizes).toMatchObject([{ calls: 2 }, { calls: 2 }, { calls: 1 }])
  })

  test('is asked for with the identity frame, the context and a strict schema', async () => {
    await run()
    const [entry] = fake.log
    expect(entry?.pictures.map((sent) => sent.sha256)).toEqual([await sha256(DIRECT.frame.picture)])
    expect(JSON.stringify(sentMessages(0))).toContain(DIRECT.context)
    expect(entry?.body).toMatchObject({
      model: 'anthropic/claude-sonnet-5.5',
      max_tokens: 8000,
      provider: { require_parameters: true },
      response_format: { type: 'json_schema', json_schema: { name: 'shot_list', strict: true } },
    })
    expect(entry?.body).not.toHaveProperty('temperature')
    expect(entry?.body).not.toHaveProperty('seed')
  })

  test.each<Scenario>([{ kind: 'fenced' }, { kind: 'padding', ms: 600 }])(
    'is read through %j without asking again',
    async (scenario) => {
      fake.scenario(scenario)
      expect((await run({ timeoutSeconds: 0.2 })).shots).toHaveLength(5)
      expect(fake.log).toHaveLength(1)
    },
  )

  test.each(Object.keys(THOUGHTS) as ThoughtName[])('is found behind any reasoning: %s', async (thought) => {
    fake.scenario({ kind: 'thinks', thought })
    const { shots } = await run()
    expect(shots).toHaveLength(5)
    expect(JSON.stringify(shots)).not.toContain('DRAFT')
    expect(fake.log).toHaveLength(1)
  })

  test('keeps markup as literal text', async () => {
    fake.scenario({ kind: 'html' })
    const { shots } = await run()
    expect(shots.map((shot) => shot.text)).toEqual(Array(5).fill(HOSTILE_HTML))
  })

  test('is cut to the number asked for when there are more', async () => {
    const many = Array.from({ length: 7 }, (_, i) => ({ text: `Shot ${i}.` }))
    fake.scenario({ kind: 'content', text: JSON.stringify({ shots: many }) })
    expect((await run()).shots.map((shot) => shot.text)).toEqual(many.slice(0, 5).map((shot) => shot.text))
  })
})

describe('a schema that is too large for a provider', () => {
  const refusals = ['grammarTooLarge', 'tooManyStates', 'schemaTooComplex'] as const
  const bodies = () =>
    fake.log.map(
      ({ body }) => body as { response_format: { type: string }; messages: { content: unknown }[] },
    )

  test.each(refusals)('%s: the form is told in words, once, at no cost', async (error) => {
    fake.scenario({ kind: 'error', error })
    const { shots, cost } = await run()
    expect(shots).toHaveLength(5)
    expect(bodies().map((body) => body.response_format.type)).toEqual(['json_schema', 'json_object'])
    expect(bodies()[0]?.messages[0]?.content).not.toContain('JSON schema:')
    expect(bodies()[1]?.messages[0]?.content).toContain('"required":["beat","cast"')
    expect(bodies()[1]?.messages.slice(1)).toEqual(bodies()[0]?.messages.slice(1))
    expect(fake.log[0]?.billed).toBe(0)
    expect(cost).toBeCloseTo(fake.log[1]?.billed ?? -1, 10)
  })

  test('stays told in words when the answer must be asked for again', async () => {
    fake.scenario({ kind: 'error', error: 'grammarTooLarge' })
    fake.scenario({ kind: 'prose' })
    expect((await run()).shots).toHaveLength(5)
    const forms = bodies().map((body) => body.response_format.type)
    expect(forms).toEqual(['json_schema', 'json_object', 'json_object'])
  })

  test('is not asked for a third time, and says so', async () => {
    fake.scenario({ kind: 'error', error: 'grammarTooLarge', times: 3 })
    expect(await failure(run())).toMatchObject({ code: 'schema-too-large', charge: { billed: 'no' } })
    expect(fake.log).toHaveLength(2)
  })
})

describe('an answer that cannot be used', () => {
  const faults: readonly (readonly [Scenario, string, string])[] = [
    [{ kind: 'prose' }, 'not JSON', 'bad-response'],
    [{ kind: 'content', text: '{"story":"a quay"}' }, 'not a list of shots', 'bad-response'],
    [{ kind: 'few_shots' }, 'It had 2', 'too-few-shots'],
    [{ kind: 'empty' }, 'was empty', 'empty-response'],
    [{ kind: 'truncated' }, 'broke off', 'cut-response'],
  ]

  test.each(faults)('%j is asked for once more, its fault named', async (scenario, words) => {
    fake.scenario(scenario)
    const { shots, cost } = await run()
    expect(shots).toHaveLength(5)
    expect(fake.log).toHaveLength(2)
    expect(sentMessages(1).at(-1)?.role).toBe('user')
    expect(JSON.stringify(sentMessages(1).at(-1))).toContain(words)
    // Both answers are billed.
    const billed = fake.log.reduce((sum, entry) => sum + entry.billed, 0)
    expect(cost).toBeCloseTo(billed, 10)
  })

  test.each(faults)('%j twice fails and is never padded: %s, %s', async (scenario, _, code) => {
    fake.scenario({ ...scenario, times: 2 })
    expect(await failure(run())).toMatchObject({ name: 'AppError', code })
    expect(fake.log).toHaveLength(2)
  })

  test('says how many shots there were', async () => {
    fake.scenario({ kind: 'few_shots', times: 2 })
    expect((await failure(run()))?.detail).toEqual({ code: 'shots-of', shots: 2, wanted: 5 })
  })

  test('shows what came instead', async () => {
    fake.scenario({ kind: 'prose', times: 2 })
    expect((await failure(run()))?.detail).toMatch(/^Certainly! First I would open on the harbour/)
  })

  test('gets more room where it hit the length limit', async () => {
    fake.scenario({ kind: 'truncated' })
    await run()
    expect(fake.log.map(({ body }) => (body as { max_tokens: number }).max_tokens)).toEqual([8000, 16000])
  })

  test('shows the model its own last answer, unless that was empty', async () => {
    fake.scenario({ kind: 'prose' })
    await run()
    expect(sentMessages(1).map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user'])
    fake.reset()
    fake.scenario({ kind: 'empty' })
    await run()
    expect(sentMessages(1).map(({ role }) => role)).toEqual(['system', 'user', 'user'])
  })
})

describe('what goes wrong', () => {
  const faults: readonly (readonly [Scenario, string])[] = [
    [{ kind: 'error_in_200' }, 'provider'],
    [{ kind: 'refusal' }, 'refused'],
    [{ kind: 'content', text: '', finish: 'content_filter' }, 'refused'],
    [{ kind: 'content', text: '{"shots":[', finish: 'error' }, 'provider'],
    [{ kind: 'content', text: 'x', finish: null }, 'cut-response'],
    [{ kind: 'cut_json' }, 'bad-response'],
    [{ kind: 'body_reset' }, 'cut-response'],
    [{ kind: 'socket_reset' }, 'network'],
    [{ kind: 'hang' }, 'timeout'],
    [{ kind: 'hang_body' }, 'timeout'],
    [{ kind: 'error', error: 'keyLimit' }, 'key-limit'],
    [{ kind: 'error', error: 'notFound' }, 'no-endpoint'],
  ]

  test.each(faults)('%j is %s, asked for once', async (scenario, code) => {
    fake.scenario(scenario)
    expect(await failure(run({ timeoutSeconds: 0.15 }))).toMatchObject({ name: 'AppError', code })
    expect(fake.log).toHaveLength(1)
  })

  test('a model that the service does not have', async () => {
    expect(await failure(run(withModel('direct', 'openai/dall-e-3')))).toMatchObject({
      code: 'model-missing',
      detail: 'openai/dall-e-3 is not a valid model ID',
    })
  })

  test('a model that sees no pictures', async () => {
    expect(await failure(run(withModel('direct', 'fake/words-only')))).toMatchObject({ code: 'no-endpoint' })
  })

  test('cancelling while the answer is being made', async () => {
    fake.scenario({ kind: 'hang_body' })
    const abort = new AbortController()
    const asked = () => fake.log.find(({ path }) => path === '/chat/completions')
    const call = failure(engineFor(fake.url).direct(DIRECT, abort.signal))
    await vi.waitFor(() => expect(asked()).toBeDefined(), { timeout: 10_000 })
    abort.abort()
    expect(await call).toMatchObject({ code: 'cancelled' })
    await vi.waitFor(() => expect(asked()?.aborted).toBe(true), { timeout: 10_000 })
  })
})
