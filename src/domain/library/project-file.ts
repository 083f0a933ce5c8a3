import * as v from 'valibot'
import { AppError } from '../../lib/errors.ts'
import type { Version } from '../handover/versions/version.ts'
import type { BlobId, VersionId } from '../ids.ts'
import { blobsOf } from '../project/blobs.ts'
import { LIMITS } from '../project/limits.ts'
import { migrate } from '../project/migrations.ts'
import { PROJECT_VERSION, type Project } from '../project/project.ts'
import { parseProject } from '../project/schema.ts'
import { type Entries, faultOf, id, instant, line, list } from '../project/schema-parts.ts'
import { pictureEnding } from '../takes/picture-kind.ts'
import { mediaPlaces } from './media.ts'
import { pieceCount } from './pieces.ts'
import { MANIFEST } from './project-homes.ts'

/**
 * A `.maestro` file is a zip: media as ordinary files under `media/`, and `project.json`, which
 * describes them. Version 1 of that manifest: format, formatVersion, exportedAt (ISO 8601), project
 * (the stored record), media. Version 2 adds versions. Version 3 has a list of hashes, of pieces of
 * 8 MiB, for media larger than one. A file is written in the least version that holds it, which
 * earlier apps read.
 */
const FILE_FORMAT = 'maestro-project'
const FILE_VERSION = 3

export interface MediaEntry {
  readonly id: BlobId
  readonly path: string
  readonly type: string
  readonly bytes: number
  /**
   * SHA-256, hex: of all, or of its pieces one after the other (`PIECE_BYTES`), which is how media
   * of more than one piece are written.
   */
  readonly sha256: string | readonly string[]
}

export interface ProjectManifest {
  readonly project: Project
  /** What was frozen of it, oldest first. */
  readonly versions: readonly Version[]
  readonly media: readonly MediaEntry[]
}

const MEDIA_TYPE =
  /^(image\/(png|jpeg|webp|avif|gif|bmp)|(video|audio)\/[\w.+-]{1,60}|application\/octet-stream)$/

/** Types that a browser would execute when it opens the file become plain bytes. */
export const mediaType = (type: string) => (MEDIA_TYPE.test(type) ? type : 'application/octet-stream')

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const Media = v.object({
  id: v.custom<BlobId>((value) => typeof value === 'string' && /^[\w.-]{1,64}$/.test(value)),
  path: v.pipe(
    v.string(),
    v.regex(/^media\/[\w./-]{1,200}$/),
    v.check((path) => !path.includes('..')),
  ),
  type: v.pipe(v.string(), v.regex(MEDIA_TYPE)),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LIMITS.entryBytes)),
  sha256: v.union([hash, v.pipe(v.array(hash), v.minLength(2), v.maxLength(pieceCount(LIMITS.entryBytes)))]),
})
const record = v.looseObject({ version: v.pipe(v.number(), v.integer(), v.minValue(1)) })
const frozen = v.object({
  id: id<VersionId>(),
  name: line,
  at: instant,
  board: record,
  hashes: v.record(id<BlobId>(), hash),
  clip: v.exactOptional(id<BlobId>()),
} satisfies Entries<Version>)
const Page = v.object({
  format: v.literal(FILE_FORMAT),
  formatVersion: v.pipe(v.number(), v.integer(), v.minValue(1)),
  project: record,
  versions: v.optional(list(frozen, LIMITS.listed), []),
  media: v.pipe(v.array(Media), v.maxLength(LIMITS.entries)),
})

/** The text of `project.json`. */
export function writeManifest(
  project: Project,
  versions: readonly Version[],
  media: readonly MediaEntry[],
  at: Date,
): string {
  const exportedAt = at.toISOString()
  const least = media.some(inPieces) ? 3 : versions.length > 0 ? 2 : 1
  const kind = { format: FILE_FORMAT, formatVersion: least }
  const page = { ...kind, exportedAt, project, ...(versions.length > 0 && { versions }), media }
  return JSON.stringify(page, null, 2)
}

/**
 * Reads `project.json`.
 * @throws AppError `import-unknown`, `import-newer`, `import-invalid` or `import-damaged`; the
 * detail says why.
 */
export function readManifest(json: string): ProjectManifest {
  let data: unknown
  try {
    data = JSON.parse(json)
  } catch (cause) {
    throw new AppError('import-damaged', { code: 'part-not-json', name: MANIFEST }, { cause })
  }
  const isOurs = v.is(v.looseObject({ format: v.literal(FILE_FORMAT) }), data)
  if (!isOurs) throw new AppError('import-unknown', { code: 'part-other-app', name: MANIFEST })
  const newer = v.safeParse(v.looseObject({ formatVersion: v.number() }), data)
  if (newer.success && newer.output.formatVersion > FILE_VERSION) {
    throw new AppError('import-newer', {
      code: 'newer-format',
      found: newer.output.formatVersion,
      reads: FILE_VERSION,
    })
  }
  const page = v.safeParse(Page, data)
  if (!page.success) {
    const [issue] = page.issues
    throw new AppError('import-invalid', faultOf(issue, MANIFEST))
  }
  const { media } = page.output
  const project = readProject(page.output.project)
  const versions = page.output.versions.map((one) => ({ ...one, board: readProject(one.board) }))
  const ids = versions.map(({ id }) => id)
  const twice = ids.find((id, at) => ids.indexOf(id) !== at)
  if (twice) throw new AppError('import-invalid', { code: 'id-twice', id: twice })
  checkMedia(new Set([project, ...versions.map(({ board }) => board)].flatMap(blobsOf)), media)
  checkPieces(page.output.formatVersion, media)
  return { project, versions, media }
}

function readProject(found: v.InferOutput<typeof record>): Project {
  if (found.version > PROJECT_VERSION) {
    throw new AppError('import-newer', {
      code: 'newer-project',
      found: found.version,
      reads: PROJECT_VERSION,
    })
  }
  const parsed = parseProject(lifted(found))
  if ('fault' in parsed) throw new AppError('import-invalid', parsed.fault)
  return parsed.project
}

function lifted(record: unknown): Project {
  try {
    return migrate(record)
  } catch (cause) {
    throw new AppError('import-invalid', { code: 'project-no-id' }, { cause })
  }
}

function checkMedia(named: ReadonlySet<string>, media: readonly MediaEntry[]): void {
  const [ids, paths] = [new Set<string>(), new Set<string>()]
  for (const { id, path } of media) {
    if (!named.has(id)) throw new AppError('import-invalid', { code: 'part-not-named', name: path })
    if (ids.has(id)) throw new AppError('import-invalid', { code: 'two-files', name: id })
    if (paths.has(path)) throw new AppError('import-invalid', { code: 'two-things', name: path })
    ids.add(id)
    paths.add(path)
  }
}

const inPieces = ({ sha256 }: MediaEntry) => typeof sha256 !== 'string'

function checkPieces(formatVersion: number, media: readonly MediaEntry[]): void {
  for (const { path, bytes, sha256 } of media) {
    if (typeof sha256 === 'string') continue
    const wanted = formatVersion < 3 ? 1 : pieceCount(bytes)
    if (sha256.length !== wanted) {
      throw new AppError('import-invalid', { code: 'part-pieces', name: path, found: sha256.length, wanted })
    }
  }
}

const ENDINGS: Readonly<Record<string, string>> = {
  'video/mp4': '.mp4',
  'video/quicktime': '.mov',
  'video/webm': '.webm',
  'video/x-matroska': '.mkv',
  'audio/mpeg': '.mp3',
  'audio/wav': '.wav',
  'audio/mp4': '.m4a',
  'audio/ogg': '.ogg',
  'audio/flac': '.flac',
}

/** Each blob's path in the file, without extension: `media/shots/002/take-1`. */
export const mediaPaths = (project: Project, versions: readonly Version[]): ReadonlyMap<BlobId, string> =>
  new Map([...mediaPlaces(project, versions)].map(([id, { path }]) => [id, `media/${path}`]))

export const endingOf = (type: string) => pictureEnding(type) ?? ENDINGS[type] ?? '.bin'
