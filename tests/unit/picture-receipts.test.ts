import { crc32, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { DrawnReceipt, Take } from '../../src/domain/board/shot.ts'
import { PRESETS } from '../../src/domain/handover/file-kinds.ts'
import { DEFAULT_CHOICES, optionsToMake } from '../../src/domain/handover/options.ts'
import type { BlobId, TakeId } from '../../src/domain/ids.ts'
import { makeMedia } from '../../workers/handover/pictures/make-media.ts'
import { makeStored } from '../../workers/handover/pictures/make-stored.ts'
import { withReceipt } from '../../workers/handover/pictures/with-receipt.ts'
import { encodePng } from '../fake-openrouter/png.ts'
import { makeJob } from '../fixtures/handover-job.ts'
import { makeShot, makeTake } from '../fixtures/make-project.ts'
import { JPEG } from '../fixtures/small-jpeg.ts'

const SHA = 'ab'.repeat(32)
const drawn: Take = {
  ...makeTake('t', 'x'),
  receipt: {
    ...(makeTake('t', 'x').receipt as DrawnReceipt),
    prompt: 'ein Fuchs – 夜の港 🦊',
    seed: 7,
    cost: 0.04,
    number: '12A',
    references: [
      { role: 'style', sha256: SHA, kept: 'kept' as BlobId },
      { role: 'continuity', source: { kind: 'take', take: 'other' as TakeId }, shot: '3', take: 1 },
    ],
  },
}
const png = () => new Blob([new Uint8Array(encodePng(new Uint8Array(12), 2, 2))], { type: 'image/png' })

interface Chunk {
  readonly type: string
  readonly data: Buffer
}

/** A reader of its own: every chunk of a PNG, whose checksums are held against another's. */
async function chunksOf(picture: Blob): Promise<readonly Chunk[]> {
  const bytes = Buffer.from(await picture.arrayBuffer())
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  const chunks: Chunk[] = []
  let at = 8
  while (at < bytes.length) {
    const end = at + 8 + bytes.readUInt32BE(at)
    expect(bytes.readUInt32BE(end)).toBe(crc32(bytes.subarray(at + 4, end)))
    chunks.push({ type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, end) })
    at = end + 4
  }
  return chunks
}

/** What an iTXt chunk says: keyword, compression, method, language, translated keyword, text. */
function textOf({ data }: Chunk) {
  const name = data.indexOf(0)
  const language = data.indexOf(0, name + 3)
  const translated = data.indexOf(0, language + 1)
  return {
    keyword: data.toString('latin1', 0, name),
    flags: [...data.subarray(name + 1, name + 3)],
    languages: translated - name - 3,
    text: new TextDecoder('utf-8', { fatal: true }).decode(data.subarray(translated + 1)),
  }
}

const told = (chunks: readonly Chunk[]) => chunks.filter(({ type }) => type === 'iTXt').map(textOf)

describe('the receipt in a PNG', () => {
  it('is one chunk of UTF-8 after the header, and the pixels are as they were', async () => {
    const chunks = await chunksOf(await withReceipt(png(), drawn))
    expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'iTXt', 'IDAT', 'IEND'])
    const [receipt] = told(chunks)
    expect(receipt).toMatchObject({ keyword: 'Storyboard receipt', flags: [0, 0], languages: 1 })
    expect(JSON.parse(receipt?.text ?? '')).toEqual({
      engine: 'sketch',
      model: 'Sketch 1',
      prompt: 'ein Fuchs – 夜の港 🦊',
      seed: 7,
      number: '12A',
      references: [
        { role: 'style', sha256: SHA },
        { role: 'continuity', shot: '3', take: 1 },
      ],
      drawnAt: '1970-01-01T00:00:00.001Z',
    })
    const pixels = (all: readonly Chunk[]) => inflateSync(all.find(({ type }) => type === 'IDAT')?.data ?? '')
    expect(pixels(chunks)).toEqual(pixels(await chunksOf(png())))
  })

  it('takes the place of an earlier one, and names the file of a person’s own picture', async () => {
    const own: Take = { ...drawn, receipt: { file: 'fox.png', number: '1', at: 1 } }
    const chunks = await chunksOf(await withReceipt(await withReceipt(png(), drawn), own))
    expect(told(chunks).map(({ text }) => JSON.parse(text))).toEqual([own.receipt])
  })

  it('goes into no other kind of picture, and a PNG that is cut off still leaves', async () => {
    const jpeg = new Blob([JPEG])
    expect(await withReceipt(jpeg, drawn)).toBe(jpeg)
    for (let length = 0; length < png().size; length += 3)
      await expect(withReceipt(png().slice(0, length), drawn)).resolves.toBeInstanceOf(Blob)
  })

  it('is written where it is asked for, with the pictures and with the media', async () => {
    const project = { shots: [makeShot('a', { takes: [drawn] })] }
    const tools = { load: async () => png(), onProgress: () => undefined }
    for (const receipts of [true, false]) {
      const job = makeJob({ project, options: { clean: false, receipts } })
      for (const make of [makeMedia, makeStored]) {
        const picture = (await make(job, tools)).find(({ path }) => path.endsWith('.png'))
        expect(told(await chunksOf(picture?.content ?? new Blob()))).toHaveLength(receipts ? 1 : 0)
      }
    }
  })

  it('is never asked for by a client’s files, nor where receipts are left out', () => {
    const asked = (clean: boolean) => ({ ...DEFAULT_CHOICES.options, clean, receipts: true })
    const writes = (clean: boolean) =>
      PRESETS.filter((preset) => optionsToMake({ preset, kinds: {}, options: asked(clean) }).receipts)
    expect(writes(false)).toEqual(['editor', 'production', 'everything'])
    expect(writes(true)).toEqual([])
    expect(DEFAULT_CHOICES.options.receipts).toBe(false)
  })
})
