import { describe, expect, it } from 'vitest'
import { frozenBoard } from '../../src/domain/handover/versions/freeze.ts'
import type { Version } from '../../src/domain/handover/versions/version.ts'
import type { BlobId, ProjectId, VersionId } from '../../src/domain/ids.ts'
import { type MediaEntry, readManifest } from '../../src/domain/library/project-file.ts'
import { blobsOf } from '../../src/domain/project/blobs.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { AppError } from '../../src/lib/errors.ts'
import { exportProject } from '../../src/services/library/project-export.ts'
import { projectsIn } from '../../src/services/library/project-parts.ts'
import { detailText } from '../../src/ui/words/detail-text.ts'
import { fileNameWords } from '../../src/ui/words/en/file-names.ts'
import { makeFrame, makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'
import { makeZip, sha256, type ZipPart } from '../fixtures/make-zip.ts'
import { checkProject, checkProjectFile } from '../fixtures/take-project.ts'

const idle = { onProgress: () => undefined, signal: new AbortController().signal }

const PICTURE = 'not really a picture'

const frame = (id: string) => ({ ...makeFrame(1), id: id as never, blob: `b-${id}` as BlobId })
const project: Project = makeProject({
  id: 'p1' as ProjectId,
  frames: [frame('f1'), frame('f2')],
  shots: [
    makeShot('s1', { takes: [makeTake('t1', 'x'), makeTake('t2', 'x')], sourceTime: 1, dialogue: 'Go!' }),
    makeShot('s2'),
  ],
  shelf: [makeShot('s0', { takes: [makeTake('t0', 'x')] })],
})

async function exported(
  of: Project = project,
  without: readonly string[] = [],
  versions: readonly Version[] = [],
): Promise<Blob> {
  return exportProject(of, {
    ...idle,
    versions,
    loadBlob: async (id) =>
      without.includes(id) ? undefined : new Blob([`bytes of ${id}`.repeat(1000)], { type: 'image/png' }),
  })
}

/** The text of `project.json`. */
async function textOf(file: Blob): Promise<string> {
  const [parts] = await projectsIn(file)
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array<ArrayBuffer>>()
  const text = new Response(readable).text()
  await parts?.get('project.json')?.read(writable)
  return text
}

describe('a project file', () => {
  it('gives the same project back, byte for byte in its media', async () => {
    const checked = await checkProjectFile(await exported(), idle)
    expect(checked.project).toEqual(project)
    expect(checked.missing).toEqual([])
    expect(new Set(checked.media)).toEqual(new Set(blobsOf(project)))
    for (const id of checked.media) {
      const blob = await checked.extract(id)
      expect(await blob.text()).toBe(`bytes of ${id}`.repeat(1000))
      expect(blob.type).toBe('image/png')
    }
  })

  it('carries the versions, and the pictures that they alone still show', async () => {
    const board = frozenBoard({
      ...project,
      shots: [makeShot('old', { takes: [makeTake('t9', 'x')] }), ...project.shots],
    })
    const version: Version = {
      id: 'v1' as VersionId,
      name: 'Client 1',
      at: 1000,
      board,
      hashes: { ['blob-t9' as BlobId]: 'ab'.repeat(32) },
      clip: 'clip' as BlobId,
    }
    const checked = await checkProjectFile(await exported(project, [], [version]), idle)
    expect([checked.project, checked.versions]).toEqual([project, [version]])
    expect(checked.media).toContain('blob-t9')
    const lacking = await checkProjectFile(await exported(project, ['blob-t9'], [version]), idle)
    expect(fileNameWords.media(lacking.missing)).toBe('a picture of version “Client 1”')
    expect(lacking.versions).toEqual([version])
    // An earlier app reads what it understands, and says of the rest that it is newer.
    const kindOf = async (versions: readonly Version[]) =>
      /"formatVersion": (\d)/.exec(await textOf(await exported(project, [], versions)))?.[1]
    expect([await kindOf([]), await kindOf([version])]).toEqual(['1', '2'])
    await expect(
      checkProjectFile(await exported(project, [], [version, version]), idle),
    ).rejects.toMatchObject({
      code: 'import-invalid',
      detail: { code: 'id-twice', id: 'v1' },
    })
  })

  it('imports what is whole of a file that lacks media, and says how much it lacks', async () => {
    const checked = await checkProjectFile(await exported(project, ['blob-t1', 'style', 'b-f2']), idle)
    expect(checked.missing).toEqual([
      { kind: 'style' },
      { kind: 'frame', at: 1 },
      { kind: 'take', shelved: false, shot: '1', take: 1, upscaled: false },
    ])
    expect(fileNameWords.media(checked.missing)).toBe('the style picture; the frame at 1 s; shot 1, take 1')
    expect(checked.project.shots[0]?.takes.map(({ id }) => id)).toEqual(['t2'])
    expect(checked.project.frames.map(({ id }) => id)).toEqual(['f1'])
    expect('style' in checked.project).toBe(false)
  })

  it('is read when another tool has packed it anew, and when a system has put its own files into it', async () => {
    const parts = [...honest().parts.map((part) => ({ ...part, deflate: true }))]
    const checked = await checkProjectFile(
      makeZip([{ name: '.DS_Store', data: 'x' }, ...parts.reverse(), { name: '__MACOSX/._a', data: 'y' }]),
      idle,
    )
    expect(await (await checked.extract('style' as BlobId)).text()).toBe(PICTURE)
  })

  it('is read from a zip of its folder, of the folder that holds it, and of a whole backup folder', async () => {
    const { parts } = honest()
    const inside = (folder: string) => parts.map((part) => ({ ...part, name: folder + part.name }))
    const mac = [
      { name: 'Pilot-1a2b/.DS_Store', data: 'x' },
      { name: '__MACOSX/Pilot-1a2b/._project.json', data: 'y' },
      { name: '__MACOSX/Pilot-1a2b/project.json', data: 'z' },
    ]
    for (const file of [
      makeZip([{ name: 'Pilot-1a2b/', data: '' }, ...inside('Pilot-1a2b/')]),
      makeZip([...inside('Pilot-1a2b/'), ...mac]),
      makeZip(inside('Pilot-1a2b\\')),
      makeZip(parts.map((part) => ({ ...part, name: part.name.replaceAll('/', '\\') }))),
      makeZip(inside('Old/Backup/Pilot-1a2b/')),
    ]) {
      const checked = await checkProjectFile(file, idle)
      expect(checked.missing).toEqual([])
      expect(await (await checked.extract('style' as BlobId)).text()).toBe(PICTURE)
    }
    const both = await projectsIn(makeZip([...inside('Backup/A/'), ...inside('Backup/B/')]))
    expect(both).toHaveLength(2)
    for (const one of both) expect((await checkProject(one, idle)).media).toHaveLength(2)
  })

  it('is read from a folder that was chosen or dropped, with whatever lies beside it', async () => {
    const { parts } = honest()
    const files = [...parts, { name: 'notes.txt', data: 'x' }, { name: 'old/project.json', data: '{}' }].map(
      ({ name, data }) => ({ path: name, file: new File([data as BlobPart], name) }),
    )
    const [one, ...others] = await projectsIn({ name: 'Pilot-1a2b', files })
    expect(others).toEqual([])
    const checked = one && (await checkProject(one, idle))
    expect(checked?.missing).toEqual([])
    expect(await (await checked?.extract('style' as BlobId))?.text()).toBe(PICTURE)
    await expect(projectsIn({ name: 'Empty', files: [] })).rejects.toMatchObject({ code: 'import-unknown' })
    const spoilt = files.map((one) =>
      one.path === 'media/style.png' ? { ...one, file: new File(['?'], 'a') } : one,
    )
    const [bad] = await projectsIn({ name: 'Spoilt', files: spoilt })
    await expect(bad && checkProject(bad, idle)).rejects.toMatchObject({ code: 'import-damaged' })
  })

  it('can be cancelled while it is written and while it is read', async () => {
    const stopped = new AbortController()
    stopped.abort(new AppError('cancelled'))
    const writing = exportProject(project, {
      ...idle,
      versions: [],
      loadBlob: async () => new Blob(['x']),
      signal: stopped.signal,
    })
    await expect(writing).rejects.toMatchObject({ code: 'cancelled' })
    const file = await exported()
    await expect(checkProjectFile(file, { ...idle, signal: stopped.signal })).rejects.toMatchObject({
      code: 'cancelled',
    })
  })
})

interface Page {
  [key: string]: unknown
  project: Record<string, unknown>
  media: Record<string, unknown>[]
}

/** A file as Export project writes it, with one picture, for tests to damage. */
function honest(spoil: (page: Page) => void = () => undefined): { parts: ZipPart[]; page: Page } {
  const { video: _, ...bare } = makeProject({
    frames: [],
    shots: [makeShot('s1', { takes: [makeTake('t1', 'x')] })],
  })
  const entry = (id: string, path: string): MediaEntry => ({
    id: id as BlobId,
    path,
    type: 'image/png',
    bytes: PICTURE.length,
    sha256: sha256(PICTURE),
  })
  const page: Page = JSON.parse(
    JSON.stringify({
      format: 'maestro-project',
      formatVersion: 1,
      exportedAt: '2026-01-01T00:00:00Z',
      project: bare,
      media: [entry('style', 'media/style.png'), entry('blob-t1', 'media/shots/001/take-1.png')],
    }),
  )
  spoil(page)
  return {
    page,
    parts: [
      { name: 'media/style.png', data: PICTURE },
      { name: 'media/shots/001/take-1.png', data: PICTURE },
      { name: 'project.json', data: JSON.stringify(page) },
    ],
  }
}

const spoilt = (spoil: (page: Page) => void) => makeZip(honest(spoil).parts)
const withPart = (part: ZipPart) => makeZip([part, ...honest().parts])
const changed = (index: number, change: Partial<ZipPart>) =>
  makeZip(honest().parts.map((part, i) => (i === index ? { ...part, ...change } : part)))
const withProject = (change: Record<string, unknown>) =>
  spoilt((page) => {
    page.project = { ...page.project, ...change }
  })
const withTake = (change: Record<string, unknown>) =>
  withProject({ shots: [{ id: 's1', text: 'x', takes: [{ ...makeTake('t1', 'x'), ...change }] }] })
const withMedia = (change: Record<string, unknown>) =>
  spoilt((page) => {
    page.media[0] = { ...page.media[0], ...change }
  })
const cut = async (share: number) => {
  const whole = makeZip(honest().parts)
  return whole.slice(0, Math.floor(whole.size * share))
}
const json = (data: string | Uint8Array) => makeZip([{ name: 'project.json', data, deflate: true }])
const zeros = new Uint8Array(8_000_000)

type Row = readonly [name: string, file: () => Blob | Promise<Blob>, code: string, reason: RegExp]

const HOSTILE: readonly Row[] = [
  // the wrong kind of file
  ['an empty file', () => new Blob([]), 'import-unknown', /empty/],
  ['a text', () => new Blob(['hello']), 'import-unknown', /not a zip/],
  ['a picture', () => new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47])]), 'import-unknown', /not a zip/],
  ['only the first letters of a zip', () => new Blob(['PK']), 'import-damaged', /./],
  ['a zip header and rubbish', () => new Blob(['PK\x03\x04', 'x'.repeat(5000)]), 'import-damaged', /./],
  ['an empty zip', () => makeZip([]), 'import-unknown', /no project.json/],
  ['another zip', () => makeZip([{ name: 'a.txt', data: 'a' }]), 'import-unknown', /no project.json/],
  ['a project.json of another app', () => json('{"name":"x"}'), 'import-unknown', /another app/],
  ['a list for a page', () => json('[]'), 'import-unknown', /another app/],
  ['null for a page', () => json('null'), 'import-unknown', /another app/],
  ['a locked file', () => changed(0, { flags: 0x801 }), 'import-unknown', /password|encrypt/i],
  // newer versions
  ['a newer file format', () => spoilt((page) => (page.formatVersion = 4)), 'import-newer', /format 4/],
  ['a newer project', () => withProject({ version: 99 }), 'import-newer', /version 99/],
  [
    'a version of a newer app',
    () =>
      spoilt((page) =>
        Object.assign(page, {
          formatVersion: 2,
          versions: [{ id: 'v', name: 'V', at: 1, hashes: {}, board: { id: 'a', version: 99 } }],
        }),
      ),
    'import-newer',
    /version 99/,
  ],
  // damage
  ['half a file', () => cut(0.5), 'import-damaged', /cut short/],
  ['a file without its last byte', () => cut(0.999), 'import-damaged', /cut short/],
  ['a file that is nearly all there', () => cut(0.9), 'import-damaged', /cut short/],
  ['a page that is not JSON', () => json('{"format":'), 'import-damaged', /not JSON/],
  ['a page that is not text', () => json(new Uint8Array([0xff, 0xfe, 0x80])), 'import-damaged', /not text/],
  ['a page nested a million deep', () => json('['.repeat(1e6)), 'import-damaged', /not JSON/],
  ['a wrong CRC of a packed picture', () => changed(0, { crc: 1, deflate: true }), 'import-damaged', /./],
  ['a wrong CRC of the page', () => changed(2, { crc: 1 }), 'import-damaged', /./],
  [
    'one byte changed, CRC put right',
    () => changed(0, { data: PICTURE.replace('n', 'm') }),
    'import-damaged',
    /checksum/,
  ],
  ['a picture that is shorter', () => changed(0, { data: 'not' }), 'import-damaged', /3 bytes/],
  ['a picture that is longer', () => changed(0, { data: `${PICTURE}!` }), 'import-damaged', /21 bytes/],
  ['a checksum of another file', () => withMedia({ sha256: sha256('x') }), 'import-damaged', /checksum/],
  ['sizes that the page tells wrong', () => withMedia({ bytes: 7 }), 'import-damaged', /not 7/],
  // path tricks
  ['a path up', () => withPart({ name: '../evil.png', data: 'x' }), 'import-unsafe', /./],
  ['a path up in the middle', () => withPart({ name: 'media/../../evil', data: 'x' }), 'import-unsafe', /./],
  ['a path up at the end', () => withPart({ name: 'media/..', data: 'x' }), 'import-unsafe', /./],
  ['an absolute path', () => withPart({ name: '/etc/passwd', data: 'x' }), 'import-unsafe', /./],
  ['a drive', () => withPart({ name: 'C:evil', data: 'x' }), 'import-unsafe', /./],
  ['a path up by backslashes', () => withPart({ name: 'media\\..\\evil', data: 'x' }), 'import-unsafe', /./],
  ['an absolute path by a backslash', () => withPart({ name: '\\evil', data: 'x' }), 'import-unsafe', /./],
  [
    'a name twice, once by a backslash',
    () => withPart({ name: 'media\\style.png', data: 'x' }),
    'import-unsafe',
    /./,
  ],
  ['a NUL in a name', () => withPart({ name: 'media/a\0.png', data: 'x' }), 'import-unsafe', /./],
  ['a name without end', () => withPart({ name: 'a'.repeat(300), data: 'x' }), 'import-unsafe', /./],
  ['an empty step in a path', () => withPart({ name: 'media//a.png', data: 'x' }), 'import-unsafe', /./],
  [
    'a link',
    () => withPart({ name: 'media/link', data: '/etc/passwd', unixMode: 0o120777 }),
    'import-unsafe',
    /link/,
  ],
  ['a page that points up', () => withMedia({ path: 'media/../project.json' }), 'import-invalid', /path/],
  ['a page that points at itself', () => withMedia({ path: 'project.json' }), 'import-invalid', /path/],
  ['a page that points at an address', () => withMedia({ path: 'https://a/b' }), 'import-invalid', /path/],
  // ambiguity
  ['a name twice', () => withPart({ name: 'media/style.png', data: 'x' }), 'import-unsafe', /./],
  ['a page twice', () => withPart({ name: 'project.json', data: '{}' }), 'import-unsafe', /./],
  [
    'another name in front of the data',
    () => changed(0, { localName: 'media/other.png' }),
    'import-unsafe',
    /./,
  ],
  [
    'two files in the same bytes',
    () => changed(1, { offset: 0, localName: 'media/style.png' }),
    'import-unsafe',
    /./,
  ],
  ['bytes in front of the zip', () => new Blob(['PK..', makeZip(honest().parts)]), 'import-unsafe', /./],
  ['fewer entries than it tells', () => makeZip(honest().parts, { entries: 2 }), 'import-unsafe', /./],
  // bombs and absurd sizes
  ['a bomb', () => withPart({ name: 'media/a.png', data: zeros, deflate: true }), 'import-unsafe', /swell/],
  [
    'a bomb that hides its size',
    () => changed(0, { data: zeros, deflate: true, size: 20 }),
    'import-damaged',
    /size/,
  ],
  ['a page of 260 MB', () => json(`"${'a'.repeat(260_000_000)}"`), 'import-too-large', /claims 260 MB/],
  [
    'a file that claims 4 GB',
    () => changed(0, { size: 0xfffffff0, packedSize: 0xfffffff0 }),
    'import-damaged',
    /bytes/,
  ],
  [
    'fifty thousand files',
    () =>
      makeZip([
        ...honest().parts,
        ...Array.from({ length: 50_000 }, (_, i) => ({ name: `media/${i}`, data: '' })),
      ]),
    'import-too-large',
    /50,000 files/,
  ],
  ['a method that nobody has', () => changed(0, { method: 99 }), 'import-unknown', /./],
  // the page
  ['no media', () => spoilt((page) => Reflect.deleteProperty(page, 'media')), 'import-invalid', /media/],
  [
    'no project',
    () => spoilt((page) => Reflect.deleteProperty(page, 'project')),
    'import-invalid',
    /project/,
  ],
  [
    'a format version of text',
    () => spoilt((page) => (page.formatVersion = '1')),
    'import-invalid',
    /formatVersion/,
  ],
  [
    'a format version of nought',
    () => spoilt((page) => (page.formatVersion = 0)),
    'import-invalid',
    /formatVersion/,
  ],
  ['a project version of nought', () => withProject({ version: 0 }), 'import-invalid', /version/],
  ['a project version between', () => withProject({ version: 0.5 }), 'import-invalid', /version/],
  ['a page that a browser would run', () => withMedia({ type: 'text/html' }), 'import-invalid', /type/],
  [
    'a picture that a browser would run',
    () => withMedia({ type: 'image/svg+xml' }),
    'import-invalid',
    /type/,
  ],
  ['a checksum that is none', () => withMedia({ sha256: 'x' }), 'import-invalid', /sha256/],
  ['a negative size', () => withMedia({ bytes: -1 }), 'import-invalid', /bytes/],
  ['media of nobody', () => withMedia({ id: 'stranger' }), 'import-invalid', /not named/],
  ['a picture in two files', () => withMedia({ id: 'blob-t1' }), 'import-invalid', /two files/],
  [
    'a file for two pictures',
    () => withMedia({ path: 'media/shots/001/take-1.png' }),
    'import-invalid',
    /two things/,
  ],
  ['an id with a path in it', () => withMedia({ id: '../x' }), 'import-invalid', /id/],
  // the project
  ['an id that is a path', () => withProject({ id: '../p' }), 'import-invalid', /id/],
  ['no id', () => withProject({ id: undefined }), 'import-invalid', /no id/],
  ['a name that is no text', () => withProject({ name: 5 }), 'import-invalid', /name/],
  ['a name without end', () => withProject({ name: 'a'.repeat(1e6) }), 'import-invalid', /name/],
  ['frames that are no list', () => withProject({ frames: {} }), 'import-invalid', /frames/],
  [
    'more than ten thousand shots',
    () => withProject({ shots: Array.from({ length: 10_001 }, (_, i) => makeShot(`s${i}`)) }),
    'import-invalid',
    /shots/,
  ],
  [
    'two shots of one id',
    () => withProject({ shots: [makeShot('s1'), makeShot('s1')] }),
    'import-invalid',
    /twice/,
  ],
  ['a shot that is null', () => withProject({ shots: [null] }), 'import-invalid', /shots.0/],
  [
    'a size that is none',
    () => withProject({ shots: [{ ...makeShot('s'), size: 'huge' }] }),
    'import-invalid',
    /size/,
  ],
  ['a picture a kilometre wide', () => withTake({ width: 1e9 }), 'import-invalid', /width/],
  ['a picture of no width', () => withTake({ width: 0 }), 'import-invalid', /width/],
  ['a picture of half a pixel', () => withTake({ height: 0.5 }), 'import-invalid', /height/],
  ['a type that a browser would run', () => withTake({ mime: 'text/html; x' }), 'import-invalid', /mime/],
  ['no receipt', () => withTake({ receipt: undefined }), 'import-invalid', /receipt/],
  [
    'a cost below nought',
    () => withTake({ receipt: { ...makeTake('t', 'x').receipt, cost: -1 } }),
    'import-invalid',
    /cost/,
  ],
  ['a day that no calendar has', () => withProject({ updatedAt: 1e300 }), 'import-invalid', /updatedAt/],
  ['a description that is no text', () => withProject({ context: ['a'] }), 'import-invalid', /context/],
  [
    'settings from elsewhere',
    () => withProject({ settings: { shotCount: 'x' } }),
    'import-invalid',
    /settings/,
  ],
]

describe('hostile files', () => {
  it('are many, and the file that they were made from is good', async () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(60)
    expect((await checkProjectFile(makeZip(honest().parts), idle)).media).toHaveLength(2)
  })

  it.each(HOSTILE)('%s is refused with its own reason', async (_, make, code, reason) => {
    const error = await checkProjectFile(await make(), idle).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    if (!(error instanceof AppError)) throw error
    expect(error.code).toBe(code)
    expect(detailText(error.detail ?? '')).toMatch(reason)
  })

  it('cannot reach an object’s prototype', () => {
    const page = JSON.stringify(honest().page).replace('"format"', '"__proto__":{"evil":1},"format"')
    readManifest(page)
    expect(({} as Record<string, unknown>).evil).toBeUndefined()
  })
})
