import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { makeMedia } from '../../workers/handover/pictures/make-media.ts'
import { makeStored } from '../../workers/handover/pictures/make-stored.ts'
import { withoutWords } from '../../workers/handover/pictures/without-words.ts'
import { encodePng } from '../fake-openrouter/png.ts'
import { makeJob } from '../fixtures/handover-job.ts'
import { makeShot, makeTake } from '../fixtures/make-project.ts'
import { JPEG } from '../fixtures/small-jpeg.ts'

const PROMPT = 'a fox in a boat, Steps: 20, Seed: 1'

/** Bytes of texts and numbers, one after the other. */
const bytesOf = (...parts: readonly (string | Uint8Array | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

const four = (value: number, little = false) => {
  const bytes = Buffer.alloc(4)
  if (little) bytes.writeUInt32LE(value)
  else bytes.writeUInt32BE(value)
  return bytes
}

/** A chunk of a PNG after its header, which ends at byte 33. */
function pngWith(type: string, data: Uint8Array): { readonly bare: Buffer; readonly told: Buffer } {
  const bare = encodePng(new Uint8Array(12), 2, 2)
  const body = bytesOf(type, data)
  const chunk = bytesOf(four(data.length), body, four(crc32(body)))
  return { bare, told: bytesOf(bare.subarray(0, 33), chunk, bare.subarray(33)) }
}

const segment = (mark: number, data: Buffer) =>
  bytesOf([0xff, mark, (data.length + 2) >> 8, (data.length + 2) & 255], data)
const jpegWith = (mark: number, data: Buffer) => ({
  bare: Buffer.from(JPEG),
  told: bytesOf(JPEG.subarray(0, 2), segment(mark, data), JPEG.subarray(2)),
})

const part = (type: string, data: Buffer) =>
  bytesOf(type, four(data.length, true), data, data.length % 2 ? [0] : [])
const webp = (...parts: readonly Buffer[]) => {
  const body = bytesOf('WEBP', ...parts)
  return bytesOf('RIFF', four(body.length, true), body)
}
const extended = (flags: number) => part('VP8X', bytesOf([flags, 0, 0, 0, 1, 0, 0, 1, 0, 0]))
const pixels = part('VP8 ', bytesOf([1, 2, 3]))

const PICTURES = {
  'the text of a PNG': pngWith('tEXt', bytesOf('parameters\0', PROMPT)),
  'the international text of a PNG': pngWith('iTXt', bytesOf('prompt\0\0\0\0\0', PROMPT)),
  'the EXIF of a PNG': pngWith('eXIf', bytesOf(PROMPT)),
  'the comment of a JPEG': jpegWith(0xfe, bytesOf(PROMPT)),
  'the EXIF of a JPEG': jpegWith(0xe1, bytesOf('Exif\0\0', PROMPT)),
  'the EXIF and XMP of a WebP': {
    bare: webp(extended(0x10), pixels),
    told: webp(extended(0x1c), pixels, part('EXIF', bytesOf(PROMPT)), part('XMP ', bytesOf(PROMPT))),
  },
} as const

const bytesIn = async (picture: Blob) => Buffer.from(await picture.arrayBuffer())
const blobOf = (bytes: Buffer) => new Blob([new Uint8Array(bytes)])

describe('what stands beside the pixels of a picture', () => {
  it.each(Object.entries(PICTURES))('%s goes, and nothing else', async (_, { bare, told }) => {
    expect(await bytesIn(await withoutWords(blobOf(told)))).toEqual(bare)
    const same = blobOf(bare)
    expect(await withoutWords(same)).toBe(same)
  })

  it('stays where it turns the picture', async () => {
    const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]
    const turned = blobOf(jpegWith(0xe1, bytesOf('Exif\0\0MM\0*\0\0\0\x08\0\x01', entry)).told)
    expect(await withoutWords(turned)).toBe(turned)
  })

  it('survives what is cut off', async () => {
    for (const { told } of Object.values(PICTURES)) {
      for (let length = 0; length < told.length; length += 3) {
        await expect(withoutWords(blobOf(told.subarray(0, length)))).resolves.toBeInstanceOf(Blob)
      }
    }
  })

  it.each([true, false])('is left out of a clean hand-over alone (clean: %s)', async (clean) => {
    const { bare, told } = PICTURES['the text of a PNG']
    const job = makeJob({
      project: { shots: [makeShot('a', { takes: [makeTake('t', 'x')] })] },
      options: { clean },
    })
    const tools = { load: async () => blobOf(told), onProgress: () => undefined }
    for (const make of [makeMedia, makeStored]) {
      const picture = (await make(job, tools)).find(({ path }) => path.endsWith('.png'))
      expect(await bytesIn(picture?.content ?? new Blob())).toEqual(clean ? bare : told)
    }
  })
})
