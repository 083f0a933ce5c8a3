import type { BlobId } from '../ids.ts'
import { BLOB_KEYS } from '../project/blobs.ts'
import type { Project } from '../project/project.ts'

/**
 * A copy that names no other blobs than these. What has lost its picture is dropped; a clip and a
 * receipt stay without it.
 */
export const withOnlyMedia = (project: Project, there: ReadonlySet<BlobId>): Project =>
  only(project, there) as Project

/** Plain data without what names a missing blob; undefined where nothing is left of it. */
function only(value: unknown, there: ReadonlySet<unknown>, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => only(item, there)).filter((item) => item !== undefined)
  if (typeof value !== 'object' || value === null) return value
  const rest: Record<string, unknown> = {}
  for (const [key, held] of Object.entries(value)) {
    const isGone = key in BLOB_KEYS && !there.has(held)
    if (isGone && key === 'blob' && name !== 'video') return undefined
    const left = isGone ? undefined : only(held, there, key)
    if (left !== undefined) rest[key] = left
  }
  return rest
}
