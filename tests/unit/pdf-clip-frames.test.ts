import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { HandoverJob } from '../../src/domain/handover/job.ts'
import { DEFAULT_CHOICES } from '../../src/domain/handover/options.ts'
import { DEFAULT_PDF } from '../../src/domain/handover/pdf/pdf-board.ts'
import { makePdf } from '../../workers/handover/pdf/make.ts'
import { makeJob } from '../fixtures/handover-job.ts'
import { makeFrame, makeShot, makeTake } from '../fixtures/make-project.ts'

vi.mock('../../workers/handover/pdf/fonts/open-typesetter.ts', async () => {
  const { setterWith } = await import('./pdf-fixture.ts')
  return { openTypesetter: async () => setterWith([]) }
})
/** Stands in for a browser that decodes what is not too short for a picture, and draws the same. */
beforeEach(() => {
  const context = { fillRect: () => undefined, drawImage: () => undefined }
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      convertToBlob = async () => picture
      getContext = () => ({ ...context, canvas: this })
    },
  )
  vi.stubGlobal('createImageBitmap', async (blob: Blob) => {
    if (blob.size < 100) throw new DOMException('not decoded', 'InvalidStateError')
    return { close: () => undefined }
  })
})
afterEach(() => vi.unstubAllGlobals())

const picture = new Blob([
  new Uint8Array(readFileSync(new URL('../../public/sample/style.jpg', import.meta.url))),
])
const take = { ...makeTake('t', 'x'), width: 1600, height: 900 }
const jobWith = (shows: HandoverJob['options']['pdf']['shows']) =>
  makeJob({
    project: {
      frames: [makeFrame(1), makeFrame(2)],
      shots: [1, 2].map((sourceTime) => makeShot(`s${sourceTime}`, { sourceTime, takes: [take] })),
    },
    options: { ...DEFAULT_CHOICES.options, pdf: { ...DEFAULT_PDF, dpi: 300, shows } },
  })

it.each([
  ['is there', picture, [], 4],
  ['was lost', undefined, ['no-frame'], 3],
  ['is damaged', new Blob(['no picture']), ['no-frame'], 3],
] as const)('the PDF tells whether a frame of the clip %s', async (_, stored, notes, pictures) => {
  const load = async (shot: string, which: string) => (which === 'frame' && shot === 's2' ? stored : picture)
  const job = jobWith(['number', 'clipFrame'])
  const [file] = await makePdf(job, { load, onProgress: () => undefined })
  expect(file?.notes).toEqual(notes)
  expect((await file?.content.text())?.match(/\/Subtype \/Image/g)).toHaveLength(pictures)
})

it('no frame of the clip is asked for where none is wanted', async () => {
  const asked: string[] = []
  const load = async (_: string, which: string) => {
    asked.push(which)
    return picture
  }
  await makePdf(jobWith(['number']), { load, onProgress: () => undefined })
  expect(new Set(asked)).toEqual(new Set(['take']))
})
