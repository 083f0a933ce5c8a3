import { describe, expect, test, vi } from 'vitest'
import { createOpenRouterEngine } from '../../src/services/engines/openrouter/openrouter-engine.ts'
import { FAKE_KEY } from '../fake-openrouter/accounts.ts'
import { startFakeOpenRouter } from '../fake-openrouter/fake-openrouter.ts'
import type { Scenario } from '../fake-openrouter/scenario.ts'
import type { WrappingName } from '../fake-openrouter/wrappings.ts'
import { fakeForFile } from '../fixtures/fake-for-file.ts'
import { configFor, DRAW, engineFor, failure, never, sha256, withModel } from './openrouter-fixture.ts'

const fake = await fakeForFile({ longSide: 160 })

const run = (change: Parameters<typeof engineFor>[1] = {}, request = DRAW) =>
  engineFor(fake.url, change).draw(request, never)

describe('a still', () => {
  test('goes with its references in the order that they are given, and says so in words', async () => {
    const { prompt } = await run()
    const [first, second] = DRAW.references
    const [entry] = fake.log
    expect(entry?.path).toBe('/images')
    expect(entry?.pictures.map((sent) => sent.sha256)).toEqual([
      await sha256(first?.picture),
      await sha256(second?.picture),
    ])
    expect(prompt).toMatch(/Image 1 .*style reference[\s\S]*Image 2 .*identity reference/)
    expect(entry?.body).toMatchObject({ prompt })
  })

  test('asks for the nearest shape and for nothing that a model might drop', async () => {
    await run({}, { ...DRAW, aspect: 1080 / 1920 })
    expect(Object.keys(fake.log[0]?.body as object).toSorted()).toEqual([
      'aspect_ratio',
      'input_references',
      'model',
      'prompt',
    ])
    expect(fake.log[0]?.body).toMatchObject({
      model: 'google/gemini-3.1-flash-image',
      aspect_ratio: '9:16',
    })
  })

  test('comes as a picture with its size, its model and its cost', async () => {
    const { picture, width, height, model, cost, seed } = await run()
    expect(picture.type).toBe('image/png')
    expect(picture.size).toBeGreaterThan(200)
    expect([width, height]).toEqual([160, 90])
    expect(model).toBe('google/gemini-3.1-flash-image')
    expect(cost).toBe(0.067)
    expect(seed).toBeUndefined()
    expect(fake.log[0]?.billed).toBe(0.067)
  })

  test('is told by its bytes, not by what they are said to be', async () => {
    fake.scenario({ kind: 'no_media_type' })
    expect((await run()).picture.type).toBe('image/png')
  })

  test('goes without references when there are none', async () => {
    await run({}, { ...DRAW, references: [] })
    expect(fake.log[0]?.body).not.toHaveProperty('input_references')
    expect(fake.log[0]?.body).toMatchObject({ prompt: expect.not.stringContaining('Image 1') })
  })

  test('carries references of several megabytes', async () => {
    const jpeg = new Uint8Array(4_000_000).fill(7)
    jpeg.set([0xff, 0xd8, 0xff])
    const large = new Blob([jpeg], { type: 'image/jpeg' })
    const references = DRAW.references.map((reference) => ({ ...reference, picture: large }))
    await run({}, { ...DRAW, references })
    expect(fake.log[0]?.pictures.map(({ mime, bytes }) => [mime, bytes])).toEqual([
      ['image/jpeg', 4_000_000],
      ['image/jpeg', 4_000_000],
    ])
  })
})

describe('what was paid for', () => {
  const kept: readonly WrappingName[] = [
    'urlSafe',
    'unpadded',
    'urlSafeUnpadded',
    'lineBreaks',
    'dataUrlInBase64',
    'dataUrl',
    'dataUrlWithParameter',
    'dataUrlEscaped',
    'emptyBesideDataUrl',
    'nullBesideDataUrl',
    'imageUrl',
    'secondItem',
    'besideOddItems',
    'besideLink',
  ]
  test.each(kept)('is kept as %s, with its cost', async (wrapping) => {
    fake.scenario({ kind: 'wrapped', wrapping })
    const { picture, width, height, cost } = await run()
    expect([picture.type, width, height, cost]).toEqual(['image/png', 160, 90, 0.067])
  })

  test.each([
    ['avif', 'image/avif'],
    ['gif', 'image/gif'],
  ] as const)('is kept as %s where the browser decodes it', async (wrapping, type) => {
    fake.scenario({ kind: 'wrapped', wrapping })
    const engine = createOpenRouterEngine(configFor(fake.url), async () => ({ width: 16, height: 16 }))
    const { picture, width, cost } = await engine.draw(DRAW, never)
    expect([picture.type, width, cost]).toEqual([type, 16, 0.067])
  })

  test('is kept when it comes without JSON, its cost unknown', async () => {
    fake.scenario({ kind: 'bare_picture' })
    const { picture, width, cost } = await run()
    expect([picture.type, width, cost]).toEqual(['image/png', 160, undefined])
  })

  test('is kept when the answer does not say that it is JSON', async () => {
    fake.scenario({ kind: 'json_as_text' })
    expect(await run()).toMatchObject({ width: 160, cost: 0.067 })
  })

  const billed = { billed: 'yes', cost: 0.067 }
  const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1')

  test('is handed over where it cannot be shown', async () => {
    fake.scenario({ kind: 'wrapped', wrapping: 'lostHeic' })
    const error = await failure(run())
    expect(error).toMatchObject({ code: 'picture-not-shown', charge: billed })
    expect(error?.came?.file?.type).toBe('image/heic')
    expect(text(error?.came?.file?.bytes)).toContain('ftypheic')
  })

  test('is handed over as it came where it is no base64', async () => {
    fake.scenario({ kind: 'wrapped', wrapping: 'lostText' })
    const error = await failure(run())
    expect(error).toMatchObject({ code: 'picture-not-shown', charge: billed })
    expect(text(error?.came?.file?.bytes)).toBe('!!! not base64 !!!')
  })

  test('is told as an address where it lies elsewhere, which is not fetched', async () => {
    fake.scenario({ kind: 'wrapped', wrapping: 'link' })
    expect(await failure(run())).toMatchObject({
      code: 'picture-elsewhere',
      detail: 'pictures.example',
      charge: billed,
      came: { link: 'https://pictures.example/1.png?signature=abc' },
    })
    fake.scenario({ kind: 'wrapped', wrapping: 'lostBesideLink' })
    expect(await failure(run())).toMatchObject({
      code: 'picture-not-shown',
      came: { link: 'https://pictures.example/1.heic', file: { type: 'image/heic' } },
    })
  })

  test('is handed over whole where no picture is found in it', async () => {
    fake.scenario({ kind: 'wrapped', wrapping: 'otherMember' })
    const error = await failure(run())
    expect(error).toMatchObject({ code: 'empty-response', charge: billed })
    expect(text(error?.came?.file?.bytes)).toContain('"picture":"iVBORw0KGgo')
  })

  test('is nothing where nothing was billed', async () => {
    fake.scenario({ kind: 'no_image' })
    expect(await failure(run())).toMatchObject({ charge: { billed: 'no' }, came: undefined })
  })
})

describe('what goes wrong', () => {
  const faults: readonly (readonly [Scenario, string])[] = [
    [{ kind: 'no_image' }, 'empty-response'],
    [{ kind: 'bad_base64' }, 'picture-not-shown'],
    [{ kind: 'svg' }, 'picture-not-shown'],
    [{ kind: 'truncated_image' }, 'picture-not-shown'],
    [{ kind: 'error_in_200' }, 'provider'],
    [{ kind: 'cut_json' }, 'bad-response'],
    [{ kind: 'body_reset' }, 'cut-response'],
    [{ kind: 'socket_reset' }, 'network'],
    [{ kind: 'hang' }, 'timeout'],
    [{ kind: 'hang_body' }, 'timeout'],
    [{ kind: 'no_cors' }, 'provider'],
    [{ kind: 'error', error: 'blocked' }, 'refused'],
    [{ kind: 'error', error: 'moderation' }, 'refused'],
    [{ kind: 'error', error: 'server' }, 'server-failed'],
    [{ kind: 'error', error: 'tooLarge' }, 'too-large'],
    [{ kind: 'error', error: 'edge524' }, 'service-timeout'],
  ]

  test.each(faults)('%j is %s, and is never asked for twice', async (scenario, code) => {
    fake.scenario(scenario)
    // A short timeout only where nothing ever answers.
    const timeoutSeconds = /hang/.test(scenario.kind) ? 0.15 : 20
    expect(await failure(run({ timeoutSeconds }))).toMatchObject({ name: 'AppError', code })
    expect(fake.log).toHaveLength(1)
  })

  test('a slow picture is waited for', async () => {
    fake.scenario({ kind: 'slow', ms: 500 })
    expect((await run({ timeoutSeconds: 0.3 })).width).toBe(160)
  })

  test('a model that takes fewer references says so in its own words', async () => {
    const error = await failure(run(withModel('draw', 'fake/one-reference'), { ...DRAW, aspect: 1 }))
    expect(error).toMatchObject({ code: 'unsupported', charge: { billed: 'no' } })
    expect(error?.detail).toContain('input_references (2). At most 1')
  })

  test('a key whose limit is spent', async () => {
    const poor = await startFakeOpenRouter({
      longSide: 32,
      accounts: [{ key: FAKE_KEY, label: 'poor', limit: 0.1 }],
    })
    const engine = engineFor(poor.url)
    await engine.draw(DRAW, never)
    expect(await failure(engine.draw(DRAW, never))).toMatchObject({ code: 'key-limit' })
    expect(poor.log.map((entry) => entry.billed)).toEqual([0.067, 0])
    expect(poor.violations).toEqual([])
    await poor.close()
  })

  test('cancelling: the request ends within 200 ms and nothing is billed', async () => {
    fake.scenario({ kind: 'slow', ms: 2000 })
    const abort = new AbortController()
    setTimeout(() => abort.abort(), 100)
    expect(await failure(engineFor(fake.url).draw(DRAW, abort.signal))).toMatchObject({ code: 'cancelled' })
    await vi.waitFor(() => expect(fake.log[0]?.aborted).toBe(true), { timeout: 200 })
    expect(fake.log[0]?.billed).toBe(0)
  })

  test('one failure of five at once leaves the other four alone', async () => {
    fake.scenario({ kind: 'error', error: 'server', contains: 'Shot three.' })
    const texts = ['one', 'two', 'three', 'four', 'five']
    const calls = texts.map((name) => run({}, { ...DRAW, shot: { text: `Shot ${name}.` } }))
    const settled = await Promise.allSettled(calls)
    expect(settled.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ])
    expect(fake.log).toHaveLength(5)
  })
})
