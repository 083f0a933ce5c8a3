import { BlobSource, EncodedPacketSink, Input, MP4, WEBM } from 'mediabunny'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FRAME_RATES } from '../../src/domain/handover/frame-rates.ts'
import { frameTable } from '../../src/domain/handover/frame-table.ts'
import { openMakeSession } from '../../src/services/handover/make-session.ts'
import { makeJob } from '../fixtures/handover-job.ts'
import { makeShot, makeTake } from '../fixtures/make-project.ts'

const size = { width: 640, height: 360 }
const take = { ...makeTake('t', 'x'), ...size }
const shots = ['push-in', 'pan-left', 'handheld', 'tilt-up'].map((move, i) =>
  makeShot(`s${i}`, { move: move as 'push-in', duration: 1.5, dialogue: 'Who goes there?', takes: [take] }),
)
const job = makeJob({
  project: { shots },
  options: { rate: '24' },
  job: { kinds: ['animatic'] },
})

async function picture(): Promise<Blob> {
  const context = new OffscreenCanvas(size.width, size.height).getContext('2d')
  context?.fillRect(100, 50, 200, 200)
  return (await context?.canvas.convertToBlob()) ?? new Blob()
}

/** Every worker that was started, and which of them were ended. */
const workers = new Map<Worker, 'lives' | 'ended'>()
beforeEach(() => {
  workers.clear()
  const Real = Worker
  vi.stubGlobal(
    'Worker',
    class extends Real {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options)
        workers.set(this, 'lives')
      }
      override terminate() {
        workers.set(this, 'ended')
        super.terminate()
      }
    },
  )
})
afterEach(() => vi.unstubAllGlobals())

/** Makes the video; `at` is called once, in the middle of its frames. */
async function make(at: (end: AbortController) => void = () => undefined) {
  const controller = new AbortController()
  const told: number[] = []
  const loads: string[] = []
  const session = openMakeSession(async (shot) => {
    loads.push(shot)
    return picture()
  }, controller.signal)
  const making = session.make('animatic', job, (share) => {
    // Nothing is drawn yet while the sound is prepared.
    if (share === 0) return
    told.push(share)
    if (told.length === 1) at(controller)
  })
  return { made: await making.catch((error: unknown) => error), told, loads, end: session.end }
}

async function framesOf(file: Blob): Promise<number> {
  const input = new Input({ source: new BlobSource(file), formats: [MP4, WEBM] })
  const track = await input.getPrimaryVideoTrack()
  if (!track) throw new Error('no picture')
  let frames = 0
  for await (const _ of new EncodedPacketSink(track).packets()) frames += 1
  return frames
}

async function expectWhole() {
  const { made, told, loads, end } = await make()
  end()
  const [file] = made as readonly { readonly content: Blob }[]
  expect(await framesOf(file?.content ?? new Blob())).toBe(frameTable(job.project, FRAME_RATES['24']).frames)
  expect([told.at(-1), loads.length]).toEqual([1, shots.length])
}

/** Files that this origin keeps, but for fonts, which are kept for the next time. */
async function kept(): Promise<readonly string[]> {
  const names: string[] = []
  for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name)
  const bases = await indexedDB.databases()
  return [...names, ...bases.map(({ name = '' }) => name)].toSorted()
}

it('Cancel inside a video ends its worker and leaves nothing; the next video is whole', async () => {
  const before = await kept()
  const { made, told, loads } = await make((controller) => controller.abort())
  expect(made).toMatchObject({ code: 'cancelled' })
  expect([...workers.values()]).toEqual(['ended'])
  // It ended inside: pictures were still to come.
  expect(told[0]).toBeGreaterThan(0)
  expect(told[0]).toBeLessThan(0.5)
  const asked = loads.length
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect([told.length, loads.length]).toEqual([1, asked])
  expect(asked).toBeLessThan(shots.length)
  expect(await kept()).toEqual(before)
  await expectWhole()
})

it('a worker that is lost inside a video is said, and the next video is whole', async () => {
  const { made, told, end } = await make(() => {
    // A message that its own reader fails at: an error that nothing in the worker catches.
    const [worker] = workers.keys()
    worker?.postMessage({ id: 'x', type: 'APPLY', argumentList: [{ type: 'HANDLER', name: 'none' }] })
  })
  expect(made).toMatchObject({ code: 'worker-crashed' })
  expect(told[0]).toBeLessThan(0.5)
  end()
  expect([...workers.values()]).toEqual(['ended'])
  await expectWhole()
})
