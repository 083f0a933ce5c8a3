import { inflateSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { FAKE_KEY } from '../fake-openrouter/accounts.ts'
import { replyFaults } from '../fake-openrouter/contract.ts'
import { ERRORS } from '../fake-openrouter/errors.ts'
import { type FakeOpenRouter, startFakeOpenRouter } from '../fake-openrouter/fake-openrouter.ts'
import { responseFormatFaults } from '../fake-openrouter/strict-schema.ts'

let fake: FakeOpenRouter
beforeAll(async () => {
  fake = await startFakeOpenRouter({ longSide: 96, pieceDelayMs: 1 })
})
afterEach(() => fake.reset())
afterAll(() => fake.close())

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA='
const IMAGE = { model: 'google/gemini-3.1-flash-image', prompt: 'A quay.' }
const CHAT = { model: 'openai/gpt-6-luna', messages: [{ role: 'user', content: 'Hello' }] }
const reference = (url: string) => ({ type: 'image_url', image_url: { url } })

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(fake.url + path, {
    method: 'POST',
    headers: { Authorization: `Bearer ${FAKE_KEY}`, 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

async function postJson(path: string, body: unknown) {
  const response = await post(path, body)
  return { status: response.status, json: JSON.parse(await response.text()) }
}

describe('CORS', () => {
  test('a preflight gets the recorded lists', async () => {
    const response = await fetch(`${fake.url}/images`, { method: 'OPTIONS' })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-headers')).toMatch(/^Authorization,User-Agent,.*,b3$/)
    expect(response.headers.get('access-control-allow-headers')).not.toMatch(/OpenAI|Cache|Metadata/i)
  })

  test('an answer exposes what was recorded, errors too', async () => {
    for (const response of [await post('/images', IMAGE), await post('/images', { ...IMAGE, model: 'x' })]) {
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
      expect(response.headers.get('access-control-expose-headers')).toBe(
        'X-Generation-Id,X-Provider-Name,request-id,cf-ray',
      )
      await response.text()
    }
  })

  test.each(['OpenAI-Organization', 'X-OpenRouter-Cache', 'Cookie'])(
    'the header %s is a violation',
    async (name) => {
      await post('/chat/completions', CHAT, { [name]: 'x' })
      expect(fake.violations).toEqual([
        expect.stringContaining(`CORS stops the header "${name.toLowerCase()}"`),
      ])
    },
  )

  test('so is a preflight that announces it', async () => {
    await fetch(`${fake.url}/images`, {
      method: 'OPTIONS',
      headers: { 'Access-Control-Request-Headers': 'authorization, openai-beta' },
    })
    expect(fake.violations).toEqual([expect.stringContaining('"openai-beta"')])
  })

  test('what the openai package sends is none', async () => {
    await post('/chat/completions', CHAT, { 'X-Stainless-Lang': 'js', 'HTTP-Referer': 'https://a.example' })
    expect(fake.violations).toEqual([])
  })
})

describe('a request that the service would not take', () => {
  test.each([
    ['an unknown field', '/chat/completions', { ...CHAT, usage: { include: true } }, 'unknown field usage'],
    ['a retired field', '/chat/completions', { ...CHAT, transforms: [] }, 'unknown field transforms'],
    ['no messages', '/chat/completions', { model: CHAT.model }, 'messages'],
    [
      'an effort that does not exist',
      '/chat/completions',
      { ...CHAT, reasoning: { effort: 'huge' } },
      '"huge"',
    ],
    [
      'a field of chat in images',
      '/images',
      { ...IMAGE, provider: { zdr: true } },
      'unknown field provider.zdr',
    ],
    ['a mask', '/images', { ...IMAGE, mask: 'x' }, 'unknown field mask'],
    ['a ratio that does not exist', '/images', { ...IMAGE, aspect_ratio: '16:10' }, '"16:10"'],
    ['no prompt', '/images', { model: IMAGE.model }, 'prompt'],
    ['a seed for a model without', '/images', { ...IMAGE, seed: 1 }, 'drops seed'],
    ['a size', '/images', { ...IMAGE, size: '2K' }, 'drops size'],
    [
      'a picture that is not what it says',
      '/images',
      { ...IMAGE, input_references: [reference(PIXEL.replace('gif', 'png'))] },
      'picture 1 is not the "image/png"',
    ],
    [
      'a picture that is no data URL',
      '/images',
      { ...IMAGE, input_references: [reference('blob:http://a/1')] },
      'picture 1 is not a base64 data URL',
    ],
  ])('%s', async (_, path, body, fault) => {
    await post(path, body)
    expect(fake.violations.join('\n')).toContain(fault)
  })

  test('what is no JSON', async () => {
    await fetch(`${fake.url}/images`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${FAKE_KEY}`, 'Content-Type': 'text/plain' },
      body: 'hello',
    })
    const faults = fake.violations.join('\n')
    expect(faults).toContain('the body is not a JSON object')
    expect(faults).toContain('the body is not said to be JSON')
  })

  test('an address that does not exist', async () => {
    expect((await post('/images/generations', IMAGE)).status).toBe(404)
    expect(fake.violations).toEqual([expect.stringContaining('there is no such address')])
  })

  test.each([
    [{ strict: false, name: 'a', schema: {} }, 'not strict'],
    [{ strict: true, name: 'a b', schema: {} }, 'bad name'],
    [{ strict: true, name: 'a', schema: { type: 'object', properties: {} } }, 'additionalProperties'],
    [
      {
        strict: true,
        name: 'a',
        schema: { type: 'object', additionalProperties: false, required: [], properties: { b: {} } },
      },
      'schema.b: not required',
    ],
    [
      { strict: true, name: 'a', schema: { type: 'array', items: { type: 'string' }, minItems: 2 } },
      'minItems',
    ],
    [
      { strict: true, name: 'a', schema: { type: 'array', items: { type: 'string', pattern: 'x' } } },
      'pattern',
    ],
    [{ strict: true, name: 'a', schema: { anyOf: [{ type: 'string' }, { type: 'null' }] } }, 'anyOf'],
    [{ strict: true, name: 'a', schema: { type: ['string', 'null'] } }, 'a union'],
    [{ strict: true, name: 'a', schema: { type: 'string', enum: ['wide', ''] } }, 'an empty value'],
  ])('the schema %j', (config, fault) => {
    expect(responseFormatFaults({ type: 'json_schema', json_schema: config }).join()).toContain(fault)
  })

  test('its own answers are held to the schema too', () => {
    expect(replyFaults('chat', { id: 'gen-1' }).join()).toContain('drift of chat')
    expect(replyFaults('image', { created: 0, data: [{}] }).join()).toContain('b64_json')
  })
})

describe('who may call', () => {
  test('nobody without a key, nor with a wrong one', async () => {
    const none = await fetch(`${fake.url}/key`)
    expect([none.status, await none.json()]).toEqual([401, ERRORS.noAuth.body])
    const wrong = await fetch(`${fake.url}/key`, { headers: { Authorization: 'Bearer sk-or-v1-wrong' } })
    expect([wrong.status, await wrong.json()]).toEqual([401, ERRORS.badKey.body])
  })

  test('anybody reads the catalogue, which keeps to the schema', async () => {
    const models = (await (await fetch(`${fake.url}/models`)).json()) as { data: { id: string }[] }
    const images = (await (await fetch(`${fake.url}/images/models`)).json()) as { data: { id: string }[] }
    expect(models.data.map(({ id }) => id)).toContain('openai/gpt-6-luna')
    expect(images.data.map(({ id }) => id)).toContain('google/gemini-3.1-flash-image')
    expect(fake.violations).toEqual([])
  })

  test('the log never holds the key', async () => {
    await post('/images', IMAGE)
    expect(fake.log[0]).toMatchObject({ authorized: true, path: '/images', status: 200 })
    expect(JSON.stringify(fake.log)).not.toContain('sk-or')
  })
})

describe('pictures', () => {
  const pictureOf = async (body: object) => {
    const { json } = await postJson('/images', body)
    return Buffer.from(json.data[0].b64_json, 'base64')
  }

  test.each([
    ['16:9', 96, 54],
    ['9:16', 54, 96],
    ['1:1', 96, 96],
    ['21:9', 96, 42],
  ])('%s is %i by %i, real PNG', async (aspect_ratio, width, height) => {
    const png = await pictureOf({ ...IMAGE, aspect_ratio })
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height])
    const data = png.subarray(png.indexOf('IDAT') + 4, png.length - 16)
    expect(inflateSync(data)).toHaveLength((width * 3 + 1) * height)
  })

  test('are the same for the same prompt and differ for another', async () => {
    const first = await pictureOf(IMAGE)
    expect(first.equals(await pictureOf(IMAGE))).toBe(true)
    expect(first.equals(await pictureOf({ ...IMAGE, prompt: 'Another quay.' }))).toBe(false)
  })

  test('hold the request to what the model can do', async () => {
    const model = 'fake/one-reference'
    const wide = await postJson('/images', { ...IMAGE, model, aspect_ratio: '16:9' })
    expect(wide.status).toBe(400)
    expect(wide.json.error.message).toContain('Accepted: 1:1, 3:2, 2:3')
    const input_references = [reference(PIXEL), reference(PIXEL)]
    expect((await postJson('/images', { ...IMAGE, model, input_references })).status).toBe(400)
    expect(fake.log.every((entry) => entry.billed === 0)).toBe(true)
  })
})

describe('chat', () => {
  test('streams comments, pieces, an end said twice with the bill on the second, and DONE', async () => {
    const text = await (await post('/chat/completions', { ...CHAT, stream: true })).text()
    expect(text.startsWith(': OPENROUTER PROCESSING\n\n')).toBe(true)
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true)
    expect(text.match(/"finish_reason":"stop"/g)).toHaveLength(2)
    expect(text.match(/"usage":/g)).toHaveLength(1)
    expect(fake.violations).toEqual([])
  })

  test('knows its models', async () => {
    expect((await postJson('/chat/completions', { ...CHAT, model: 'openai/gpt-9' })).json.error.message).toBe(
      'openai/gpt-9 is not a valid model ID',
    )
    const messages = [{ role: 'user', content: [{ type: 'text', text: 'See' }, reference(PIXEL)] }]
    expect((await postJson('/chat/completions', { model: 'fake/words-only', messages })).status).toBe(404)
    const mandatory = { ...CHAT, model: 'anthropic/claude-sonnet-5.5' }
    expect(
      (await postJson('/chat/completions', { ...mandatory, reasoning: { effort: 'none' } })).status,
    ).toBe(400)
    const cramped = await postJson('/chat/completions', { ...mandatory, max_tokens: 600 })
    expect(cramped.json.choices[0]).toMatchObject({ finish_reason: 'length', message: { content: '' } })
  })
})

describe('scenarios', () => {
  test('meet the requests that they are for, as often as told', async () => {
    fake.scenario({ kind: 'error', error: 'server', path: '/images', contains: 'quay', times: 2 })
    fake.scenario({ kind: 'error', error: 'credits', model: 'openai/gpt-6-luna' })
    const statuses: number[] = []
    for (const [path, body] of [
      ['/images', { ...IMAGE, prompt: 'A field.' }],
      ['/images', IMAGE],
      ['/chat/completions', CHAT],
      ['/images', IMAGE],
      ['/images', IMAGE],
      ['/chat/completions', CHAT],
    ] as const) {
      statuses.push((await post(path, body)).status)
    }
    expect(statuses).toEqual([200, 500, 402, 500, 200, 200])
  })

  test('a wait goes together with another', async () => {
    fake.scenario({ kind: 'slow', ms: 120 })
    fake.scenario({ kind: 'error', error: 'provider502' })
    const started = Date.now()
    expect((await post('/images', IMAGE)).status).toBe(502)
    expect(Date.now() - started).toBeGreaterThanOrEqual(115)
  })

  test('what was billed and who went away stands in the log', async () => {
    await (await post('/images', IMAGE)).text()
    fake.scenario({ kind: 'slow', ms: 5000 })
    await expect(
      fetch(`${fake.url}/images`, {
        method: 'POST',
        signal: AbortSignal.timeout(60),
        headers: { Authorization: `Bearer ${FAKE_KEY}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(IMAGE),
      }),
    ).rejects.toThrow()
    await expect.poll(() => fake.log[1]?.aborted).toBe(true)
    expect(fake.log.map(({ billed, aborted }) => [billed, aborted])).toEqual([
      [0.067, false],
      [0, true],
    ])
  })

  test('a held answer waits for its release, whatever befalls it, and none is held after that', async () => {
    const ended: string[] = []
    const asked = (name: string) =>
      post('/images', IMAGE).then(({ status }) => ended.push(`${name} ${status}`))
    fake.scenario({ kind: 'held', path: '/images', times: 3 })
    fake.scenario({ kind: 'error', path: '/images', error: 'blocked' })
    const first = asked('first')
    await expect.poll(() => fake.log.length).toBe(1)
    const second = asked('second')
    await expect.poll(() => fake.log.length).toBe(2)
    await fetch(`${fake.url}/models`)
    await expect.poll(() => fake.log.map(({ ms }) => ms > 0)).toEqual([false, false, true])
    expect(ended).toEqual([])
    fake.release()
    await Promise.all([first, second])
    expect(ended.sort()).toEqual(['first 400', 'second 200'])
    await asked('third')
    expect(ended).toContain('third 200')
  })

  test('a connection that the imitation cuts is not called aborted', async () => {
    fake.scenario({ kind: 'socket_reset' })
    await expect(post('/images', IMAGE)).rejects.toThrow()
    expect(fake.log[0]?.aborted).toBe(false)
  })

  test('a reset forgets everything', async () => {
    fake.scenario({ kind: 'hang' })
    const hanging = post('/images', IMAGE).catch(() => 'dropped')
    await expect.poll(() => fake.log.length).toBe(1)
    await post('/images', { ...IMAGE, mask: 'x' })
    fake.scenario({ kind: 'error', error: 'server' })
    fake.reset()
    expect(await hanging).toBe('dropped')
    expect([fake.log, fake.violations]).toEqual([[], []])
    expect((await post('/images', IMAGE)).status).toBe(200)
    const key = await fetch(`${fake.url}/key`, { headers: { Authorization: `Bearer ${FAKE_KEY}` } })
    expect(await key.json()).toMatchObject({ data: { usage: 0.067, limit_remaining: 4.933 } })
  })
})
