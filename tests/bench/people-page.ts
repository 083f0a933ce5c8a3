import { toAppError } from '../../src/lib/errors.ts'
import { freeArray } from '../../src/lib/free-array.ts'
import { openClip } from '../../src/services/clip/open-clip.ts'
import { createSketchEngine } from '../../src/services/engines/sketch/sketch-engine.ts'
import { openPack } from '../../workers/offline/packs/open-pack.ts'
import { readNet, type Step } from '../../workers/people/net/net-file.ts'
import { openFigureFinder } from '../../workers/people/open-figures.ts'
import { openPeopleFinder } from '../../workers/people/open-finder.ts'
import type { PicturePixels } from '../../workers/people/people.api.ts'
import { drawnHead } from '../fixtures/people/drawn-head.ts'
import { FLOPS_A_TURN, simdLimitModule } from './simd-limit.ts'

declare global {
  interface Window {
    /**
     * Milliseconds of each net for one frame of 16:9 (of faces: its three runs), and of as many
     * multiplications and additions that do nothing else.
     */
    readonly benchNets: (rounds: number) => Promise<Readonly<Record<NetName, NetRun>>>
    /** Milliseconds of one still from a frame with a face, its worker's start included. */
    readonly benchStill: (size: 'wide' | 'close', width: number) => Promise<StillRun>
    /** Milliseconds of measuring the chosen clip, opening included. */
    readonly benchMeasure: () => Promise<MeasureRun>
  }
}

type NetName = 'faces' | 'mesh' | 'mask'

interface NetRun {
  readonly ms: readonly number[]
  readonly bareMs: readonly number[]
}

interface StillRun {
  readonly ms: number
  /** What the receipt says was done. */
  readonly told: string
}

interface MeasureRun {
  readonly ms: number
  readonly shots: number
  readonly failure?: string
}

/** A head as high as the frame, in colours of 0 to 255. */
function headOf(width: number, height: number): PicturePixels {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [(i % width) + 0.5, Math.floor(i / width) + 0.5]
    const colour = drawnHead(0.5 + (x - width / 2) / height, y / height)
    data.set([...colour.map((share) => share * 255), 255], i * 4)
  }
  return { data, width, height }
}

/** Multiplications with an addition of one run of a net. */
async function multiplyAdds(name: 'people-faces' | 'people-mesh' | 'people-mask'): Promise<number> {
  const { tensors, steps } = readNet(await openPack(name))
  const ofStep = (step: Step) => {
    if (step.op !== 'conv' && step.op !== 'depthwise') return 0
    const [height, width, outputs] = tensors[step.to] ?? [0, 0, 0]
    const inputs = step.op === 'conv' ? (tensors[step.from[0] ?? 0]?.[2] ?? 0) : 1
    return height * width * outputs * inputs * step.kernel[0] * step.kernel[1]
  }
  return steps.reduce((sum, step) => sum + ofStep(step), 0)
}

async function benchNets(rounds: number) {
  const frame = headOf(384, 216)
  const [finder, figures] = [await openPeopleFinder(), await openFigureFinder()]
  const [face] = finder.faces(frame)
  if (!face) throw new Error('The drawn face is not found.')
  const { instance } = await WebAssembly.instantiate(simdLimitModule())
  const bare = instance.exports.run as (turns: number) => number
  const jobs = {
    faces: { run: () => finder.faces(frame), count: 3 * (await multiplyAdds('people-faces')) },
    mesh: { run: () => figures.mesh(frame, face), count: 2 * (await multiplyAdds('people-mesh')) },
    mask: {
      run: () => figures.mask(frame, { x: 0, y: 0, width: 1, height: 1 }),
      count: await multiplyAdds('people-mask'),
    },
  }
  const timed = (job: () => unknown) => {
    const startedAt = performance.now()
    job()
    return performance.now() - startedAt
  }
  const runs = Object.entries(jobs).map(([name, { run, count }]) => {
    const turns = Math.round((2 * count) / FLOPS_A_TURN)
    for (let i = 0; i < 3; i++) timed(run)
    bare(turns)
    // By turns, so that a busy machine affects both.
    const pairs = Array.from({ length: rounds }, () => [timed(run), timed(() => bare(turns))] as const)
    return [name, { ms: pairs.map(([ms]) => ms), bareMs: pairs.map(([, ms]) => ms) }]
  })
  return Object.fromEntries(runs) as Record<NetName, NetRun>
}

async function pngOf(picture: PicturePixels): Promise<Blob> {
  const canvas = new OffscreenCanvas(picture.width, picture.height)
  const image = new ImageData(picture.width, picture.height)
  image.data.set(picture.data)
  canvas.getContext('2d')?.putImageData(image, 0, 0)
  // The app has no such copies of a frame.
  freeArray(picture.data)
  freeArray(image.data)
  return canvas.convertToBlob({ type: 'image/png' })
}

/** A frame with a head of a third of its height; the still is 1024 pixels wide, of 16:9. */
async function benchStill(size: 'wide' | 'close', width: number): Promise<StillRun> {
  const height = Math.round((width * 9) / 16)
  const head = headOf(Math.round(height / 3), Math.round(height / 3))
  const data = new Uint8ClampedArray(width * height * 4).fill(140)
  for (let y = 0; y < head.height; y++)
    data.set(
      head.data.subarray(y * head.width * 4, (y + 1) * head.width * 4),
      ((y + Math.round(height / 4)) * width + Math.round(width / 3)) * 4,
    )
  const picture = await pngOf({ data, width, height })
  const style = await pngOf(headOf(512, 384))
  const startedAt = performance.now()
  const { prompt } = await createSketchEngine().draw(
    {
      shot: { text: 'A head.', size, angle: 'eye-level', sourceTime: 1, framing: 'single' },
      context: '',
      references: [{ role: 'style', picture: style }],
      frames: async () => [{ time: 1, picture }],
      aspect: 16 / 9,
      seed: 5,
    },
    new AbortController().signal,
  )
  return { ms: performance.now() - startedAt, told: prompt ?? '' }
}

async function benchMeasure(): Promise<MeasureRun> {
  const file = document.querySelector('input')?.files?.[0]
  if (!file) throw new Error('No clip was chosen.')
  const startedAt = performance.now()
  try {
    const clip = await openClip(file, new AbortController().signal)
    const shots = await clip.measure({ start: 0, end: clip.info.duration }, () => undefined)
    clip.close()
    return { ms: performance.now() - startedAt, shots: shots.length }
  } catch (error) {
    return { ms: performance.now() - startedAt, shots: 0, failure: toAppError(error).message }
  }
}

Object.assign(window, { benchNets, benchStill, benchMeasure })
