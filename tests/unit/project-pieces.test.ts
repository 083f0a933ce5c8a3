import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { BlobId } from '../../src/domain/ids.ts'
import { PIECE_BYTES } from '../../src/domain/library/pieces.ts'
import type { MediaEntry } from '../../src/domain/library/project-file.ts'
import { blobsOf } from '../../src/domain/project/blobs.ts'
import { exportProject } from '../../src/services/library/project-export.ts'
import { openProject, takeMedia } from '../../src/services/library/project-import.ts'
import { projectsIn } from '../../src/services/library/project-parts.ts'
import { detailText } from '../../src/ui/words/detail-text.ts'
import { makeProject } from '../fixtures/make-project.ts'
import { makeZip, sha256, type ZipPart } from '../fixtures/make-zip.ts'
import { checkProject, checkProjectFile } from '../fixtures/take-project.ts'

const idle = { onProgress: () => undefined, signal: new AbortController().signal }
/** A clip of two whole pieces and five bytes, each piece unlike the others. */
const CLIP = Uint8Array.from({ length: 2 * PIECE_BYTES + 5 }, (_, i) => i ^ (i >>> 12) ^ (i >>> 20))
const STYLE = 'not really a picture'
const pieces = (bytes: Uint8Array) =>
  Array.from({ length: Math.ceil(bytes.length / PIECE_BYTES) }, (_, i) =>
    sha256(bytes.subarray(i * PIECE_BYTES, (i + 1) * PIECE_BYTES)),
  )
const { shots: _, ...rest } = makeProject({ frames: [] })
const { preview: __, ...video } = rest.video ?? ({} as never)
const project = { ...rest, video, shots: [] }

const exported = (clip: Uint8Array<ArrayBuffer>) =>
  exportProject(project, {
    ...idle,
    versions: [],
    loadBlob: async (id) =>
      id === 'clip' ? new Blob([clip], { type: 'video/mp4' }) : new Blob([STYLE], { type: 'image/png' }),
  })

async function pageOf(file: Blob) {
  const [parts] = await projectsIn(file)
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array<ArrayBuffer>>()
  const text = new Response(readable).json()
  await parts?.get('project.json')?.read(writable)
  return (await text) as { formatVersion: number; media: MediaEntry[] }
}

interface Change {
  readonly entry?: Partial<Record<keyof MediaEntry, unknown>>
  readonly formatVersion?: number
  readonly part?: Partial<ZipPart>
}

/** A file of format 3 with the clip in pieces, and what is wrong with it. */
function spoilt({ entry, formatVersion = 3, part }: Change = {}): Blob {
  const clip = { id: 'clip', path: 'media/clip.mp4', type: 'video/mp4', bytes: CLIP.length }
  const style = { id: 'style', path: 'media/style.png', type: 'image/png', bytes: STYLE.length }
  const media = [
    { ...clip, sha256: pieces(CLIP), ...entry },
    { ...style, sha256: sha256(STYLE) },
  ]
  const page = {
    format: 'maestro-project',
    formatVersion,
    exportedAt: '2026-01-01T00:00:00Z',
    project,
    media,
  }
  return makeZip([
    { name: 'media/clip.mp4', data: CLIP, ...part },
    { name: 'media/style.png', data: STYLE },
    { name: 'project.json', data: JSON.stringify(page) },
  ])
}

const changed = (at: number) => {
  const bytes = CLIP.slice()
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes
}
const [one = '', two = '', three = ''] = pieces(CLIP)
const swapped = new Uint8Array(
  Buffer.concat([
    CLIP.subarray(PIECE_BYTES, 2 * PIECE_BYTES),
    CLIP.subarray(0, PIECE_BYTES),
    CLIP.subarray(2 * PIECE_BYTES),
  ]),
)

const HOSTILE: readonly (readonly [name: string, change: Change, code: string, reason: RegExp])[] = [
  ['too few hashes', { entry: { sha256: [one, two] } }, 'import-invalid', /2 hashes, not 3/],
  ['too many hashes', { entry: { sha256: [one, two, three, one] } }, 'import-invalid', /4 hashes, not 3/],
  ['a list of one hash', { entry: { sha256: [one] } }, 'import-invalid', /sha256/],
  ['no hash at all', { entry: { sha256: [] } }, 'import-invalid', /sha256/],
  ['a hash that is none', { entry: { sha256: [one, 'x', three] } }, 'import-invalid', /sha256/],
  [
    'more hashes than any file has',
    { entry: { sha256: Array.from({ length: 513 }, () => one) } },
    'import-invalid',
    /sha256/,
  ],
  ['hashes of pieces in an earlier format', { formatVersion: 2 }, 'import-invalid', /3 hashes, not 1/],
  ['hashes in another order', { entry: { sha256: [two, one, three] } }, 'import-damaged', /checksum/],
  ['pieces in another order', { part: { data: swapped } }, 'import-damaged', /clip\.mp4/],
  ['a byte of the first piece', { part: { data: changed(0) } }, 'import-damaged', /clip\.mp4/],
  ['a byte of the second piece', { part: { data: changed(PIECE_BYTES) } }, 'import-damaged', /clip\.mp4/],
  ['the last byte', { part: { data: changed(CLIP.length - 1) } }, 'import-damaged', /clip\.mp4/],
  [
    'a page that claims a byte more',
    { entry: { bytes: CLIP.length + 1 } },
    'import-damaged',
    /not 16,777,222/,
  ],
  ['a part that ends early', { part: { data: CLIP.subarray(0, -1) } }, 'import-damaged', /not 16,777,221/],
  ['an entry that claims a byte less', { part: { size: CLIP.length - 1 } }, 'import-damaged', /./],
  [
    'an entry that claims less in both sizes',
    { part: { size: CLIP.length - 1, packedSize: CLIP.length - 1 }, entry: { bytes: CLIP.length - 1 } },
    'import-damaged',
    /checksum/,
  ],
  [
    'an entry that runs into the next',
    {
      part: { size: CLIP.length + 90, packedSize: CLIP.length + 90 },
      entry: { bytes: CLIP.length + 90 },
    },
    'import-unsafe',
    /./,
  ],
  ['an entry that is not there', { part: { offset: 20 } }, 'import-unsafe', /./],
  ['another name in front of it', { part: { localName: 'media/clip.mov' } }, 'import-unsafe', /./],
]

describe('a project file with hashes of pieces', () => {
  it('tells each piece of a large medium, and gives back the same bytes', async () => {
    const file = await exported(CLIP)
    const { formatVersion, media } = await pageOf(file)
    expect(formatVersion).toBe(3)
    expect(media.map(({ id, sha256 }) => [id, sha256])).toEqual([
      ['clip', pieces(CLIP)],
      ['style', sha256(STYLE)],
    ])
    const shares: number[] = []
    const checked = await checkProjectFile(file, { ...idle, onProgress: (share) => shares.push(share) })
    expect(checked.project).toEqual(project)
    const clip = await checked.extract('clip' as BlobId)
    expect(clip.type).toBe('video/mp4')
    expect(sha256(new Uint8Array(await clip.arrayBuffer()))).toBe(sha256(CLIP))
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.at(-1)).toBeCloseTo(1)
  })

  it('is of the first format where no medium has more than one piece', async () => {
    for (const bytes of [0, PIECE_BYTES]) {
      const { formatVersion, media } = await pageOf(await exported(CLIP.slice(0, bytes)))
      expect([formatVersion, media[0]?.sha256]).toEqual([1, sha256(CLIP.subarray(0, bytes))])
    }
  })

  it('is read from its folder', async () => {
    const { media } = await pageOf(spoilt())
    const page = { format: 'maestro-project', formatVersion: 3, project, media }
    const files = [
      { path: 'media/clip.mp4', file: new File([CLIP], 'clip.mp4') },
      { path: 'media/style.png', file: new File([STYLE], 'style.png') },
      { path: 'project.json', file: new File([JSON.stringify(page)], 'project.json') },
    ]
    const [parts] = await projectsIn({ name: 'Pilot-p1', files })
    const checked = parts && (await checkProject(parts, idle))
    expect((await checked?.extract('clip' as BlobId))?.size).toBe(CLIP.length)
  })

  it('is read when another tool has packed it anew', async () => {
    for (const deflate of [false, true]) {
      const checked = await checkProjectFile(spoilt({ part: { deflate } }), idle)
      expect((await checked.extract('clip' as BlobId)).size).toBe(CLIP.length)
    }
  })

  it('has a CRC-32 that is asked only where a medium is packed: hashes tell the rest', async () => {
    await checkProjectFile(spoilt({ part: { crc: 1 } }), idle)
    await expect(checkProjectFile(spoilt({ part: { crc: 1, deflate: true } }), idle)).rejects.toMatchObject({
      code: 'import-damaged',
    })
  })

  it.each(HOSTILE)('%s is refused with its own reason', async (_name, change, code, reason) => {
    const refused = await checkProjectFile(spoilt(change), idle).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code })
    expect(detailText((refused as { detail: never }).detail)).toMatch(reason)
  })

  it('is verified by what was kept, and stops at the first that is not what it should be', async () => {
    const [parts] = await projectsIn(spoilt())
    const file = parts && (await openProject(parts))
    if (!file) throw new Error('no project')
    const asked: string[] = []
    const keep = async (id: string, content: Blob) => {
      asked.push(id)
      return id === 'clip' ? new Blob([changed(9)]) : content
    }
    await expect(takeMedia(file, { ...idle, keep })).rejects.toMatchObject({ code: 'import-damaged' })
    const full = async () => {
      throw new Error('full')
    }
    await expect(takeMedia(file, { ...idle, keep: full })).rejects.toThrow('full')
    expect(asked).toEqual(['clip', 'style'])
  })

  it('says that a file was changed or taken away while it was read', async () => {
    const gone = new DOMException('gone', 'NotReadableError')
    const [parts] = await projectsIn(spoilt())
    const file = parts && (await openProject(parts))
    const [first] = file?.media ?? []
    if (!file || !first) throw new Error('no project')
    const content = Object.assign(new Blob([CLIP]), {
      slice: () =>
        Object.assign(new Blob(['x']), { arrayBuffer: () => Promise.reject(gone), slice: () => content }),
    })
    const part = { ...first.part, lying: async () => content }
    const keep = () => Promise.reject(new Error('not stored'))
    await expect(
      takeMedia({ ...file, media: [{ ...first, part }] }, { ...idle, keep }),
    ).rejects.toMatchObject({ code: 'import-damaged', detail: { code: 'part-unreadable' } })
  })

  it('can be cancelled between two pieces', async () => {
    for (const work of [
      (options: typeof idle) => checkProjectFile(spoilt(), options),
      (options: typeof idle) =>
        exportProject(project, { ...options, versions: [], loadBlob: async () => new Blob([CLIP]) }),
    ]) {
      const stopped = new AbortController()
      let told = 0
      const onProgress = () => {
        told += 1
        stopped.abort(new DOMException('stop', 'AbortError'))
        return undefined
      }
      await expect(work({ onProgress, signal: stopped.signal })).rejects.toMatchObject({ name: 'AbortError' })
      expect(told).toBe(1)
    }
  })
})

describe('a project file of an earlier app', () => {
  it('is read with one hash of a large medium, stored and packed', async () => {
    for (const deflate of [false, true]) {
      const old = (data: Uint8Array) =>
        spoilt({ formatVersion: 1, entry: { sha256: sha256(CLIP) }, part: { deflate, data } })
      const checked = await checkProjectFile(old(CLIP), idle)
      const clip = await checked.extract('clip' as BlobId)
      expect(sha256(new Uint8Array(await clip.arrayBuffer()))).toBe(sha256(CLIP))
      await expect(checkProjectFile(old(changed(PIECE_BYTES)), idle)).rejects.toMatchObject({
        code: 'import-damaged',
        detail: { code: 'part-other-checksum', name: 'media/clip.mp4' },
      })
    }
  })

  it.each(['format-1', 'format-2'])('gives back what it wrote as %s', async (name) => {
    const bytes = readFileSync(new URL(`../fixtures/project-files/${name}.maestro`, import.meta.url))
    const checked = await checkProjectFile(new Blob([new Uint8Array(bytes)]), idle)
    expect(checked.missing).toEqual([])
    const shown = [checked.project, ...checked.versions.map(({ board }) => board)].flatMap(blobsOf)
    expect(new Set(checked.media)).toEqual(new Set(shown))
    for (const id of checked.media) expect(await (await checked.extract(id)).text()).toBe(`bytes of ${id}`)
    expect(checked.project.shots[0]?.dialogue).toBe('Go!')
    expect(checked.versions.map((version) => [version.name, version.board.shots.length])).toEqual(
      name === 'format-1' ? [] : [['Client 1', 3]],
    )
  })
})
