import { inflateSync } from 'node:zlib'
import { afterEach, describe, expect, it, test, vi } from 'vitest'
import { SHOT_FIELD_ROWS } from '../../src/domain/board/shot-fields.ts'
import { drawPlan } from '../../src/domain/consent/plans.ts'
import { chosenWorkflow } from '../../src/domain/engines/chosen-workflow.ts'
import { ENGINES } from '../../src/domain/engines/engines.ts'
import type { PictureServer, ServerFamily, StoredServer } from '../../src/domain/engines/picture-server.ts'
import {
  gridSize,
  mostReferences,
  NO_PICTURE_SERVER,
  SERVER_FAMILIES,
  SERVER_SIDES,
  soundServer,
  startOf,
} from '../../src/domain/engines/server-families.ts'
import { shortPrompt } from '../../src/domain/engines/short-prompt.ts'
import { bodyOf } from '../../src/services/engines/picture-server/body.ts'
import { findServer } from '../../src/services/engines/picture-server/find-server.ts'
import { createPictureServerEngine } from '../../src/services/engines/picture-server/picture-server-engine.ts'
import { serverRequest } from '../../src/services/engines/picture-server/request.ts'
import { talkTo } from '../../src/services/engines/picture-server/talk.ts'
import { serverRequestShown } from '../../src/store/consent/requests.ts'
import { drawnFromOf } from '../../src/ui/consent/drawn-from.ts'
import { type FakePictures, startFakePictures } from '../fake-pictures/fake-pictures.ts'
import type { PictureFault } from '../fake-pictures/http.ts'
import { IMAGE_TO_IMAGE, INPAINT, REFERENCES, TEXT_TO_IMAGE } from '../fake-pictures/workflows.ts'
import { makeProject, makeShot } from '../fixtures/make-project.ts'
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
  comfyui: '',
}

function workflowOf(text: string, name = 'board.json') {
  const workflow = chosenWorkflow(name, text)
  if (typeof workflow === 'string') throw new Error(workflow)
  return workflow
}

async function serverOf(family: ServerFamily, change: Partial<PictureServer> = {}): Promise<PictureServer> {
  fake = await startFakePictures(family)
  const workflow = family === 'comfyui' ? { workflow: workflowOf(IMAGE_TO_IMAGE) } : {}
  return { ...NO_PICTURE_SERVER, address: fake.url, family, model: MODELS[family], ...workflow, ...change }
}

/** The pixels of a PNG whose rows are not filtered: red, green, blue and transparency. */
function decodePng(png: Buffer): Uint8Array {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const start = png.indexOf('IDAT')
  const rows = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)))
  const row = (y: number) => rows.subarray(y * (1 + width * 4) + 1, (y + 1) * (1 + width * 4))
  return new Uint8Array(Buffer.concat(Array.from({ length: height }, (_, y) => row(y))))
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

test.each([
  ['still', 'with-style', 'scene only here'],
  ['moment', 'alone', 'one picture'],
  ['references', undefined, 'scene and pictures'],
] as const)('what is told of a picture that begins with its %s is what goes', (start, moment, goes) => {
  const shot = makeShot('s1', { sourceTime: 1 })
  const project = makeProject({ shots: [shot], context: 'A quay at dawn.' })
  const plan = drawPlan(project, shot, moment ? { moment } : {}, ENGINES['picture-server'])
  const server = { ...NO_PICTURE_SERVER, family: 'sd-server', start } as const
  const shown = serverRequestShown(plan, server, ({ role }) => role)
  const told = drawnFromOf([shown], shown.references.length)
  expect(shown.references.length).toBeGreaterThan(0)
  expect(shown.words.includes('A quay at dawn.')).toBe(goes === 'scene and pictures')
  expect(told.includes('scene description')).toBe(goes === 'scene and pictures')
  expect(told.includes('these pictures')).toBe(goes === 'scene and pictures')
  expect(told.includes('This picture goes along.')).toBe(goes === 'one picture')
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

test.each([
  ['webui', 'other-model', 'other-model-loaded'],
  ['sd-server', 'other-model', 'other-model-loaded'],
  ['webui', 'dreamshaper_8', undefined],
  ['sd-server', 'sd_xl_base.safetensors', undefined],
] as const)('%s: a request of %s is made once more by that model alone', async (family, model, code) => {
  const server = await serverOf(family, { start: 'moment' })
  const exact = { prompt: 'Once more.', model, parameters: {} }
  const drawing = engineOf(server).draw({ ...DRAW, references: [moment], exact }, never)
  const failed = await drawing.then(
    () => undefined,
    (error) => error,
  )
  expect(failed?.code).toBe(code)
  expect(fake?.bodies).toHaveLength(code ? 0 : 1)
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
    await vi.waitFor(() => expect(fake?.bodies).toHaveLength(1))
    abort.abort()
    expect(await drawing).toMatchObject({ code: 'cancelled' })
    const told = {
      'sd-server': ['job_1 generating'],
      webui: ['interrupt'],
      localai: [],
      'openai-images': [],
      comfyui: ['prompt-1 running'],
    }[family]
    await vi.waitFor(() => expect(fake?.stopped).toEqual(told))
    expect(fake?.violations).toEqual([])
  })
})

test.each(['sd-server', 'comfyui'] as const)('%s tells its place in the queue', async (family) => {
  const server = await serverOf(family, { start: 'moment' })
  fake?.fail('queued')
  const onHow = vi.fn()
  const drawing = engineOf(server).draw({ ...DRAW, references: [moment], onHow }, never)
  await vi.waitFor(() => expect(onHow).toHaveBeenCalled())
  fake?.fail(undefined)
  await drawing
  // What is drawn now, and one that waits, come first.
  expect(onHow.mock.calls).toContainEqual([{ place: 2 }])
})

describe('patience', () => {
  const MINUTE = 60_000

  /** A conversation in which nothing but places in the queue is heard. @returns what ends it */
  function waiting() {
    vi.useFakeTimers()
    const told: ((place: number) => void)[] = []
    const ended = vi.fn()
    const conversation = talkTo('http://127.0.0.1:1', never, ({ signal, onHow }) => {
      told.push((place) => onHow?.({ place }))
      return new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason))
      })
    })
    failure(conversation).then(ended)
    const hear = async (place: number) => {
      for (const tell of told) tell(place)
      await vi.advanceTimersByTimeAsync(5 * MINUTE)
    }
    return { hear, ended }
  }

  it('lasts as long as a queue moves, and half an hour once it stands', async () => {
    const { hear, ended } = waiting()
    for (let place = 20; place > 0; place -= 1) await hear(place)
    expect(ended).not.toHaveBeenCalled()
    for (let minutes = 0; minutes < 30; minutes += 5) await hear(1)
    expect(ended).toHaveBeenCalledWith(expect.objectContaining({ code: 'timeout', charge: { billed: 'no' } }))
  })

  it('ends after half an hour of the same place, however often it is told', async () => {
    const { hear, ended } = waiting()
    for (let minutes = 0; minutes < 25; minutes += 5) await hear(3)
    expect(ended).not.toHaveBeenCalled()
    await hear(3)
    expect(ended).toHaveBeenCalledWith(expect.objectContaining({ code: 'timeout' }))
  })
})

test('webui tells the share that is done', async () => {
  const server = await serverOf('webui', { start: 'moment' })
  fake?.fail('slow')
  const [onHow, abort] = [vi.fn(), new AbortController()]
  const drawing = failure(engineOf(server).draw({ ...DRAW, references: [moment], onHow }, abort.signal))
  await vi.waitFor(() => expect(onHow).toHaveBeenCalledWith({ share: 0.42 }))
  abort.abort()
  await drawing
})

test.each([
  ['sd-server', 'job_1 queued'],
  ['comfyui', 'prompt-1 running'],
] as const)('%s: a cancel while a job is being begun reaches the job', async (family, told) => {
  const server = await serverOf(family, { start: 'moment' })
  fake?.fail('held')
  const abort = new AbortController()
  const drawing = failure(engineOf(server).draw({ ...DRAW, references: [moment] }, abort.signal))
  await vi.waitFor(() => expect(fake?.bodies).toHaveLength(1))
  abort.abort()
  expect(await drawing).toMatchObject({ code: 'cancelled' })
  expect(fake?.stopped).toEqual([])
  fake?.fail(undefined)
  await vi.waitFor(() => expect(fake?.stopped).toEqual([told]))
})

test('comfyui: what waits is taken out of the queue, and nothing of others is interrupted', async () => {
  const server = await serverOf('comfyui', { start: 'moment' })
  fake?.fail('queued')
  const abort = new AbortController()
  const drawing = failure(engineOf(server).draw({ ...DRAW, references: [moment] }, abort.signal))
  await vi.waitFor(() => expect(fake?.bodies).toHaveLength(1))
  abort.abort()
  await drawing
  await vi.waitFor(() => expect(fake?.stopped).toEqual(['prompt-1 queued']))
  expect(fake?.violations).toEqual([])
})

describe('a workflow of comfyui', () => {
  const inputs = (id: string) => {
    const { prompt } = fake?.bodies.at(-1) ?? {}
    return (prompt as Record<string, { inputs: Record<string, unknown> }>)[id]?.inputs
  }
  const draw = async (text: string, change: Partial<PictureServer> = {}, request = {}) => {
    const server = await serverOf('comfyui', { workflow: workflowOf(text), ...change })
    const drawn = await engineOf(server).draw({ ...DRAW, references: [moment, style], ...request }, never)
    expect(fake?.violations).toEqual([])
    return drawn
  }

  it('is filled by the names of its inputs where the editor takes no placeholder', async () => {
    const drawn = await draw(IMAGE_TO_IMAGE, { start: 'still', strength: 0.35 })
    expect(inputs('6')?.text).toContain('She opens the case.')
    expect(inputs('7')?.text).toBe('blurry')
    expect(inputs('3')).toMatchObject({ seed: 1, denoise: 0.35 })
    expect(inputs('12')).toMatchObject({ width: 576, height: 320 })
    expect(inputs('10')?.image).toMatch(/^project-maestro\/[0-9a-f]{16}\.png$/)
    expect(drawn).toMatchObject({ model: 'sd_xl_base_1.0.safetensors', width: 576, height: 320 })
    expect(drawn.parameters).toMatchObject({ workflow: workflowOf(IMAGE_TO_IMAGE).digest, start: 'still' })
  })

  it('is filled where its placeholders stand', async () => {
    await draw(REFERENCES, { start: 'references' })
    expect(inputs('6')?.text).toMatch(/^A still of a film\. /)
    expect(inputs('3')).toMatchObject({ seed: 1, denoise: 1 })
    expect(inputs('5')).toMatchObject({ width: 576, height: 320 })
    expect(inputs('10')?.image).not.toBe(inputs('11')?.image)
    // A list of one: the other place shows it again.
    await draw(REFERENCES, { start: 'references' }, { references: [moment] })
    expect(inputs('10')?.image).toBe(inputs('11')?.image)
  })

  it.each([undefined, { ...workflowOf(IMAGE_TO_IMAGE), text: '{}' }])('is needed', async (workflow) => {
    const server = await serverOf('comfyui', { workflow, start: 'moment' })
    const request = { ...DRAW, references: [moment] }
    expect(await failure(engineOf(server).draw(request, never))).toMatchObject({ code: 'workflow-missing' })
    // The sheet can be looked at before there is one.
    expect(bodyOf(server, serverRequest(server, request), ['a picture'])).toEqual({ prompt: {} })
  })

  it('keeps what later steps enlarge, and ComfyUI’s own placeholders in names of files', async () => {
    const later = {
      upscale_method: 'nearest',
      width: 2048,
      height: 1152,
      crop: 'disabled',
      samples: ['3', 0],
    }
    const graph = { ...JSON.parse(TEXT_TO_IMAGE), '20': { class_type: 'LatentUpscale', inputs: later } }
    const server = await serverOf('comfyui', { workflow: workflowOf(JSON.stringify(graph)) })
    const body = bodyOf(server, serverRequest(server, { ...DRAW, references: [] }), [])
    expect(body.prompt).toMatchObject({
      '5': { inputs: { width: 576, height: 320 } },
      '20': { inputs: { width: 2048, height: 1152 } },
      '9': { inputs: { filename_prefix: 'ComfyUI_%width%x%height%' } },
    })
  })

  it('can do without pictures', async () => {
    const server = await serverOf('comfyui', { workflow: workflowOf(TEXT_TO_IMAGE), start: 'still' })
    expect([startOf(server), mostReferences(server)]).toEqual(['references', 0])
    await engineOf(server).draw({ ...DRAW, references: [] }, never)
    expect(fake?.violations).toEqual([])
  })

  it('does not read again what is filled in', async () => {
    const exact = { prompt: 'A sign: %seed% $& %picture1%' }
    const server = await serverOf('comfyui', { workflow: workflowOf(REFERENCES), start: 'references' })
    const { prompt } = serverRequest(server, { ...DRAW, references: [moment], exact })
    const body = JSON.stringify(
      bodyOf(server, serverRequest(server, { ...DRAW, references: [moment], exact }), ['a']),
    )
    expect(prompt).toBe(exact.prompt)
    expect(body).toContain('A still of a film. A sign: %seed% $& %picture1%')
  })

  it('says at which node it is refused', async () => {
    const server = await serverOf('comfyui', { start: 'moment' })
    fake?.fail('full')
    const error = await failure(engineOf(server).draw({ ...DRAW, references: [moment] }, never))
    expect(error).toMatchObject({ code: 'picture-server-failed' })
    expect(error?.detail).toBe(
      "CheckpointLoaderSimple: Value not in list: ckpt_name: 'a.safetensors' not in ['b.safetensors']",
    )
  })

  it.each([
    ['no-json', 'no json'],
    ['no-workflow', '[]'],
    ['no-workflow', '{}'],
    ['no-workflow', '{"3": {"class_type": "KSampler"}}'],
    ['no-workflow', 'null'],
    ['for-the-editor', '{"nodes": [], "links": []}'],
    ['no-prompt', IMAGE_TO_IMAGE.replace('%prompt%', 'a cat')],
    ['too-large', `{"a": "${'x'.repeat(300_000)}"}`],
  ])('is refused: %s', (fault, text) => {
    expect(chosenWorkflow('a.json', text)).toBe(fault)
  })
})

describe('a region', () => {
  const take = { role: 'edit', picture: picture(9) } as const
  const data = new Uint8Array(16 * 8).fill(1, 0, 64)
  const edit = {
    ...DRAW,
    references: [take],
    exact: { prompt: 'A hat.' },
    size: { width: 16, height: 8 },
    mask: () => ({ width: 16, height: 8, data }),
  }

  it.each([
    ['sd-server', 'still', 'mask_image', 255],
    ['webui', 'still', 'mask', 255],
    ['openai-images', 'references', 'mask', 0],
  ] as const)('goes to %s as a mask, white where it may change', async (family, start, field, alpha) => {
    const server = await serverOf(family, { start })
    await engineOf(server).draw(edit, never)
    expect(fake?.violations).toEqual([])
    const sent = String(fake?.bodies[0]?.[field]).replace(/^data:image\/png;base64,/, '')
    expect(decodePng(Buffer.from(sent, 'base64'))).toEqual(
      new Uint8Array([...data].flatMap((one) => (one ? [255, 255, 255, alpha] : [0, 0, 0, 255]))),
    )
  })

  it('is uploaded where a workflow takes a mask; without a region all of it is white', async () => {
    const server = await serverOf('comfyui', { workflow: workflowOf(INPAINT), start: 'moment' })
    await engineOf(server).draw(edit, never)
    await engineOf(server).draw({ ...DRAW, references: [moment] }, never)
    expect(fake?.violations).toEqual([])
    const [first, second] = (fake?.bodies ?? []).map(({ prompt }) => JSON.stringify(prompt))
    expect(first).toMatch(/"image":"project-maestro\/[0-9a-f]{16}\.png","channel":"red"/)
    expect(first).not.toBe(second)
  })

  it('does not go to a server that takes no mask', async () => {
    const server = await serverOf('localai')
    await engineOf(server).draw(edit, never)
    expect(fake?.violations).toEqual([])
  })
})

test('pictures that are asked for at once are drawn one after another, and a cancel stops them all', async () => {
  const server = await serverOf('webui', { start: 'moment' })
  const engine = engineOf(server)
  fake?.fail('slow')
  const abort = new AbortController()
  const request = { ...DRAW, references: [moment] }
  const drawings = [1, 2, 3].map(() => failure(engine.draw(request, abort.signal)))
  await vi.waitFor(() => expect(fake?.bodies).toHaveLength(1))
  abort.abort()
  for (const drawing of drawings) await drawing
  expect(fake?.bodies).toHaveLength(1)
  fake?.fail(undefined)
  await engine.draw(request, never)
  expect(fake?.bodies).toHaveLength(2)
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
  expect(await failure(findServer(server.address, never))).toMatchObject({ code: 'picture-server-silent' })
  expect(await failure(engineOf(server).draw({ ...DRAW, references: [moment, style] }, never))).toMatchObject(
    {
      code: 'picture-server-silent',
      detail: { code: 'let-in', server: 'webui' },
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
