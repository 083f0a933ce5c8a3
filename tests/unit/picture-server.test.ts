import { afterEach, describe, expect, it, test, vi } from 'vitest'
import { SHOT_FIELD_ROWS } from '../../src/domain/board/shot-fields.ts'
import type { PictureServer, ServerFamily, StoredServer } from '../../src/domain/engines/picture-server.ts'
import {
  gridSize,
  NO_PICTURE_SERVER,
  SERVER_FAMILIES,
  SERVER_SIDES,
  soundServer,
  startOf,
} from '../../src/domain/engines/server-families.ts'
import { shortPrompt } from '../../src/domain/engines/short-prompt.ts'
import { findServer } from '../../src/services/engines/picture-server/find-server.ts'
import { createPictureServerEngine } from '../../src/services/engines/picture-server/picture-server-engine.ts'
import { bodyOf, serverRequest } from '../../src/services/engines/picture-server/request.ts'
import { type FakePictures, type PictureFault, startFakePictures } from '../fake-pictures/fake-pictures.ts'
import { DRAW, FRAMES, failure, never, picture, pngSize } from './openrouter-fixture.ts'

let fake: FakePictures | undefined
afterEach(async () => {
  vi.useRealTimers()
  await fake?.close()
  fake = undefined
})

const [FRAME] = FRAMES
const moment = { role: 'moment', picture: FRAME?.picture ?? picture(0), time: 1.5 } as const
const style = { role: 'style', picture: picture(200) } as const
const STILL = picture(77)
const MODELS: Readonly<Record<ServerFamily, string>> = {
  'sd-server': 'sd_xl_base.safetensors',
  webui: 'dreamshaper_8',
  localai: 'flux-kontext',
  'openai-images': 'Qwen-Image-Edit',
}

async function serverOf(family: ServerFamily, change: Partial<PictureServer> = {}): Promise<PictureServer> {
  fake = await startFakePictures(family)
  return { ...NO_PICTURE_SERVER, address: fake.url, family, model: MODELS[family], ...change }
}

const engineOf = (server: PictureServer) => createPictureServerEngine(server, async () => STILL, pngSize)
const base64 = async (blob: Blob) => Buffer.from(await blob.arrayBuffer()).toString('base64')

describe('the size of a picture', () => {
  it('is on the grid, within a twelfth of the shape, and near the wanted side', () => {
    for (const side of SERVER_SIDES) {
      for (const aspect of [16 / 9, 2.39, 1.85, 4 / 3, 1, 3 / 4, 9 / 16]) {
        const { width, height } = gridSize(aspect, side)
        expect([width % 64, height % 64]).toEqual([0, 0])
        expect(Math.max(width, height)).toBeLessThanOrEqual(side)
        expect(Math.max(width, height)).toBeGreaterThanOrEqual((side * 2) / 3 - 64)
        expect(Math.abs(Math.log(width / height / aspect))).toBeLessThan(Math.log(13 / 12) + 0.03)
      }
    }
    expect(gridSize(16 / 9, 1024)).toEqual({ width: 1024, height: 576 })
    expect(gridSize(9 / 16, 1024)).toEqual({ width: 576, height: 1024 })
  })
})

describe('the short prompt', () => {
  it('has camera, manner and text, in the words that such an encoder reads', () => {
    const manner = { words: ['ink and wash', 'rough paper'], palette: ['#102030'] }
    const prompt = shortPrompt({ ...DRAW.shot, cast: ['Ada'] }, manner)
    expect(prompt).toMatch(/^A medium shot/)
    for (const part of ['ink and wash', 'She opens the case.', 'Ada']) expect(prompt).toContain(part)
    const long = shortPrompt({ ...DRAW.shot, text: 'word '.repeat(300) }, manner)
    expect(long.split(' ')).toHaveLength(56)
    expect(SHOT_FIELD_ROWS.length).toBeGreaterThan(5)
  })
})

test.each(SERVER_FAMILIES)('%s is found by what it answers', async (family) => {
  const server = await serverOf(family)
  expect(await findServer(server.address, never)).toMatchObject({ family, model: MODELS[family] })
})

test.each([
  ['sd-server', 'still'],
  ['sd-server', 'moment'],
  ['sd-server', 'references'],
  ['webui', 'still'],
  ['webui', 'moment'],
  ['localai', 'references'],
  ['openai-images', 'references'],
] as const)('%s draws from: %s', async (family, start) => {
  const server = await serverOf(family, { start })
  expect(startOf(server)).toBe(start)
  const request = { ...DRAW, references: [moment, style] }
  const drawn = await engineOf(server).draw(request, never)
  expect(fake?.violations).toEqual([])
  const asked = serverRequest(server, request)
  const sent = { still: [STILL], moment: [moment.picture], references: [moment.picture, style.picture] }[
    start
  ]
  const pictures = await Promise.all(sent.map(base64))
  // What arrives is what the sheet's own function makes of it, to the byte.
  const body = JSON.stringify(bodyOf(server, asked, pictures))
  const arrived = JSON.stringify(fake?.bodies[0]).replaceAll(/data:image\/\w+;base64,/g, '')
  const texts = (text: string) =>
    JSON.parse(text, (_, value) => (typeof value === 'number' ? String(value) : value))
  expect(texts(arrived)).toEqual(texts(body))
  const { width, height } = gridSize(16 / 9, server.side)
  expect(drawn).toMatchObject({ width, height, seed: 1, model: MODELS[family], references: [moment, style] })
  expect(drawn.prompt).toContain('She opens the case.')
  expect(drawn.cost).toBeUndefined()
  expect(drawn.parameters).toMatchObject({ start })
})

test('an edit begins with the take and says the instruction alone', async () => {
  const server = await serverOf('webui')
  const take = { role: 'edit', picture: picture(9) } as const
  await engineOf(server).draw({ ...DRAW, references: [take], exact: { prompt: 'At night.' } }, never)
  expect(fake?.bodies).toMatchObject([{ prompt: 'At night.' }])
  expect(JSON.stringify(fake?.bodies[0])).toContain(await base64(take.picture))
})

test('a request that is made once more keeps to its own parameters, whatever is set now', async () => {
  const server = await serverOf('webui', { start: 'moment' })
  const request = { ...DRAW, references: [moment] }
  const first = await engineOf(server).draw(request, never)
  const exact = { prompt: first.prompt, model: first.model, parameters: first.parameters ?? {} }
  const changed = { ...server, side: 1024, strength: 0.9, start: 'still' } as const
  await engineOf(changed).draw({ ...request, exact, context: 'Other' }, never)
  expect(fake?.bodies).toHaveLength(2)
  expect(fake?.bodies[1]).toEqual(fake?.bodies[0])
})

const FAULTS: readonly [PictureFault, string, RegExp?][] = [
  ['html', 'picture-server-failed', /HTTP 502/],
  ['half', 'cut-response'],
  ['error', 'picture-server-failed', /CUDA|empty results|crashed|stopped/],
  ['empty', 'empty-response'],
  ['no-picture', 'picture-not-shown'],
  ['no-route', 'picture-server-gone'],
]

describe.each(SERVER_FAMILIES)('%s fails', (family) => {
  it.each([...FAULTS])('%s: said, and nothing billed', async (fault, code, said) => {
    const server = await serverOf(family)
    fake?.fail(fault)
    const error = await failure(engineOf(server).draw({ ...DRAW, references: [moment, style] }, never))
    expect(error).toMatchObject({ code, charge: { billed: 'no' } })
    if (said) expect(String(error?.detail)).toMatch(said)
  })

  it('a picture of another size is kept as it came', async () => {
    const server = await serverOf(family)
    fake?.fail('wrong-size')
    const drawn = await engineOf(server).draw({ ...DRAW, references: [moment, style] }, never)
    expect(drawn).toMatchObject({ width: 320, height: 192 })
  })

  it('a cancel is told to a server that can be told', async () => {
    const server = await serverOf(family)
    fake?.fail('slow')
    const abort = new AbortController()
    const drawing = failure(engineOf(server).draw({ ...DRAW, references: [moment, style] }, abort.signal))
    await vi.waitFor(() =>
      expect(fake?.bodies.length ?? 0).toBeGreaterThanOrEqual(family === 'sd-server' ? 1 : 0),
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    abort.abort()
    expect(await drawing).toMatchObject({ code: 'cancelled' })
    const told = { 'sd-server': ['job_1'], webui: ['interrupt'], localai: [], 'openai-images': [] }[family]
    await vi.waitFor(() => expect(fake?.stopped).toEqual(told))
  })
})

test('a full queue is said in the server’s words', async () => {
  const server = await serverOf('sd-server')
  fake?.fail('full')
  const error = await failure(engineOf(server).draw({ ...DRAW, references: [moment, style] }, never))
  expect(error).toMatchObject({ code: 'picture-server-failed', detail: 'job queue is full' })
})

test('a server that is not there is told from one that draws nothing', async () => {
  const server = await serverOf('webui')
  await fake?.close()
  fake = undefined
  expect(await failure(findServer(server.address, never))).toMatchObject({ code: 'server-silent' })
  expect(await failure(engineOf(server).draw({ ...DRAW, references: [moment, style] }, never))).toMatchObject(
    {
      code: 'server-silent',
    },
  )
})

test('a damaged setting takes its own default', () => {
  const stored = {
    address: 'http://127.0.0.1:1',
    family: 'other',
    strength: 7,
    side: 5,
    start: 'x',
    models: [1, 'a'],
  }
  expect(soundServer(stored as unknown as StoredServer)).toEqual({
    ...NO_PICTURE_SERVER,
    address: 'http://127.0.0.1:1',
    models: ['a'],
  })
})

test('without a frame that may go nothing is sent', async () => {
  const server = await serverOf('webui', { start: 'moment' })
  const error = await failure(engineOf(server).draw({ ...DRAW, references: [style] }, never))
  expect(error).toMatchObject({ code: 'clip-no-frames' })
  expect(fake?.bodies).toEqual([])
})
