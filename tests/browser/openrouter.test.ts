import { afterEach, expect, test, vi } from 'vitest'
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.ts'
import { dataUrl, decodeBase64 } from '../../src/services/engines/base64.ts'
import { createOpenRouterEngine } from '../../src/services/engines/openrouter/openrouter-engine.ts'
import { decodedSize, openPicture } from '../../src/services/engines/picture.ts'
import { WRAPPINGS } from '../fake-openrouter/wrappings.ts'

// The engine in a real browser, which decodes pictures and streams itself and loads the openai
// package lazily.

afterEach(() => vi.unstubAllGlobals())

const engine = createOpenRouterEngine({ ...DEFAULT_SETTINGS.openRouter, apiKey: 'sk-or-v1-browser-test' })
const { signal } = new AbortController()

async function drawn(type: string, width = 48, height = 27): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = 'teal'
  context.fillRect(8, 8, width / 2, height / 2)
  return canvas.convertToBlob({ type })
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())

test.each(['image/png', 'image/jpeg', 'image/webp'])('%s is decoded and measured', async (type) => {
  const { picture, width, height } = await openPicture(await bytesOf(await drawn(type)), decodedSize)
  expect([picture.type, width, height]).toEqual([type, 48, 27])
})

test.each(['avif', 'gif'] as const)('%s is decoded and measured too', async (name) => {
  const [{ b64_json }] = WRAPPINGS[name]() as [{ b64_json: string }]
  const opened = await openPicture(decodeBase64(b64_json) ?? new Uint8Array(), decodedSize)
  expect(opened.picture.type).toBe(`image/${name}`)
  expect(opened.width).toBeGreaterThan(0)
})

test('a damaged picture comes along with the error', async () => {
  const whole = await bytesOf(await drawn('image/png'))
  await expect(openPicture(whole.slice(0, 40), decodedSize)).rejects.toMatchObject({
    code: 'picture-not-shown',
    came: { file: { type: 'image/png' } },
  })
})

test('a picture of 12 megabytes becomes a data URL without blowing the stack', async () => {
  const url = await dataUrl(new Blob([new Uint8Array(12_000_000)], { type: 'image/png' }))
  expect(url).toHaveLength('data:image/png;base64,'.length + 16_000_000)
})

test('a description streams in', async () => {
  const chunk = (content: string, finish_reason: string | null = null, rest: object = {}) =>
    `data: ${JSON.stringify({ model: 'a/b', choices: [{ index: 0, delta: { content }, finish_reason }], ...rest })}\n\n`
  const parts = [
    ': OPENROUTER PROCESSING\n\n',
    chunk('A bridge '),
    chunk('in räin.'),
    chunk('', 'stop'),
    chunk('', 'stop', { usage: { cost: 0.002 } }),
    'data: [DONE]\n\n',
  ]
  const requests: Request[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    requests.push(new Request(url, init))
    // a few bytes at a time, so that characters and events are cut in two
    const bytes = new TextEncoder().encode(parts.join(''))
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let i = 0; i < bytes.length; i += 7) controller.enqueue(bytes.slice(i, i + 7))
        controller.close()
      },
    })
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } })
  })
  const texts: string[] = []
  const frames = [{ time: 1, picture: await drawn('image/jpeg') }]
  const described = await engine.describe({ frames }, (text) => texts.push(text), signal)
  expect(described).toEqual({ text: 'A bridge in räin.', model: 'a/b', cost: 0.002 })
  expect(texts).toEqual(['A bridge', 'A bridge in räin.'])
  expect(requests.map(({ url, method }) => `${method} ${url}`)).toEqual([
    'POST https://openrouter.ai/api/v1/chat/completions',
  ])
  expect(requests[0]?.headers.get('authorization')).toBe('Bearer sk-or-v1-browser-test')
})

test('a still is drawn from two references', async () => {
  const png = (await dataUrl(await drawn('image/png'))).replace(/^.*,/, '')
  const bodies: string[] = []
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    bodies.push(await new Response(init.body).text())
    return Response.json({ created: 0, data: [{ b64_json: png }], usage: { cost: 0.01 } })
  })
  const still = await engine.draw(
    {
      shot: { text: 'She crosses the bridge.' },
      context: 'A bridge in rain.',
      references: [
        { role: 'identity', picture: await drawn('image/jpeg'), time: 1 },
        { role: 'style', picture: await drawn('image/webp') },
      ],
      frames: async () => [],
      aspect: 16 / 9,
      seed: 1,
    },
    signal,
  )
  expect([still.width, still.height, still.picture.type, still.cost]).toEqual([48, 27, 'image/png', 0.01])
  const { input_references: sent } = JSON.parse(bodies[0] ?? '{}')
  expect(sent.map((item: { image_url: { url: string } }) => item.image_url.url.slice(0, 15))).toEqual([
    'data:image/jpeg',
    'data:image/webp',
  ])
})

test('no connection is offline or the network, by what the browser knows', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  const frames = [{ time: 1, picture: await drawn('image/jpeg') }]
  await expect(engine.describe({ frames }, () => {}, signal)).rejects.toMatchObject({ code: 'network' })
  const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  await expect(engine.describe({ frames }, () => {}, signal)).rejects.toMatchObject({ code: 'offline' })
  onLine.mockRestore()
})
