import * as v from 'valibot'
import { AppError } from '../../lib/errors.ts'
import type { BlobId } from '../ids.ts'
import { blobsOf } from '../project/blobs.ts'
import { LIMITS } from '../project/limits.ts'
import { migrate } from '../project/migrations.ts'
import { PROJECT_VERSION, type Project } from '../project/project.ts'
import { parseProject } from '../project/schema.ts'
import { faultOf } from '../project/schema-parts.ts'
import { pictureEnding } from '../takes/picture-kind.ts'
import { mediaPlaces } from './media.ts'
import { MANIFEST } from './project-homes.ts'

/**
 * A `.maestro` file is a zip: media as ordinary files under `media/`, and `project.json`, which
 * describes them. Version 1 of that manifest: format, formatVersion, exportedAt (ISO 8601), project
 * (the stored record), media.
 */
const FILE_FORMAT = 'maestro-project'
const FILE_VERSION = 1

export interface MediaEntry {
  readonly id: BlobId
  readonly path: string
  readonly type: string
  readonly bytes: number
  /** SHA-256, hex. */
  readonly sha256: string
}

export interface ProjectManifest {
  readonly project: Project
  readonly media: readonly MediaEntry[]
}

const MEDIA_TYPE = /^(image\/(png|jpeg|webp|avif|gif|bmp)|video\/[\w.+-]{1,60}|application\/octet-stream)$/

/** Types that a browser would execute when it opens the file become plain bytes. */
export const mediaType = (type: string) => (MEDIA_TYPE.test(type) ? type : 'application/octet-stream')

const Media = v.object({
  id: v.custom<BlobId>((value) => typeof value === 'string' && /^[\w.-]{1,64}$/.test(value)),
  path: v.pipe(
    v.string(),
    v.regex(/^media\/[\w./-]{1,200}$/),
    v.check((path) => !path.includes('..')),
  ),
  type: v.pipe(v.string(), v.regex(MEDIA_TYPE)),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LIMITS.entryBytes)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
})
const Page = v.object({
  format: v.literal(FILE_FORMAT),
  formatVersion: v.pipe(v.number(), v.integer(), v.minValue(1)),
  project: v.looseObject({ version: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  media: v.pipe(v.array(Media), v.maxLength(LIMITS.entries)),
})

/** The text of `project.json`. */
export function writeManifest(project: Project, media: readonly MediaEntry[], at: Date): string {
  const exportedAt = at.toISOString()
  const page = { format: FILE_FORMAT, formatVersion: FILE_VERSION, exportedAt, project, media }
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
  const { project: record, media } = page.output
  if (record.version > PROJECT_VERSION) {
    throw new AppError('import-newer', {
      code: 'newer-project',
      found: record.version,
      reads: PROJECT_VERSION,
    })
  }
  const parsed = parseProject(lifted(record))
  if ('fault' in parsed) throw new AppError('import-invalid', parsed.fault)
  checkMedia(parsed.project, media)
  return { project: parsed.project, media }
}

function lifted(record: unknown): Project {
  try {
    return migrate(record)
  } catch (cause) {
    throw new AppError('import-invalid', { code: 'project-no-id' }, { cause })
  }
}

function checkMedia(project: Project, media: readonly MediaEntry[]): void {
  const named = new Set<string>(blobsOf(project))
  const [ids, paths] = [new Set<string>(), new Set<string>()]
  for (const { id, path } of media) {
    if (!named.has(id)) throw new AppError('import-invalid', { code: 'part-not-named', name: path })
    if (ids.has(id)) throw new AppError('import-invalid', { code: 'two-files', name: id })
    if (paths.has(path)) throw new AppError('import-invalid', { code: 'two-things', name: path })
    ids.add(id)
    paths.add(path)
  }
}

const ENDINGS: Readonly<Record<string, string>> = {
  'video/mp4': '.mp4',
  'video/quicktime': '.mov',
  'video/webm': '.webm',
  'video/x-matroska': '.mkv',
}

/** Each blob's path in the file, without extension: `media/shots/002/take-1`. */
export const mediaPaths = (project: Project): ReadonlyMap<BlobId, string> =>
  new Map([...mediaPlaces(project)].map(([id, { path }]) => [id, `media/${path}`]))

export const endingOf = (type: string) => pictureEnding(type) ?? ENDINGS[type] ?? '.bin'
