import type { SentReference } from '../../domain/board/reference.ts'
import type { DrawPlan } from '../../domain/consent/draw-plan.ts'
import type { BlobId } from '../../domain/ids.ts'
import type { PlannedReference } from '../../domain/takes/planned-reference.ts'
import { AppError } from '../../lib/errors.ts'
import type { Size } from '../../lib/geometry.ts'
import { sha256Of } from '../../lib/sha256.ts'
import type { Reference } from '../../services/engines/engine.ts'
import type { PipelineServices } from '../context.ts'

/** A loaded reference, and where its bytes are kept: with the picture, or under their own hash. */
export interface LoadedReference extends Reference, SentReference {
  readonly isStored: boolean
}

const NO_STYLE = { code: 'style-first' } as const

/**
 * Loads the plan's references. A missing picture of an earlier shot is left out; the others are
 * required.
 * @throws AppError `frames-gone`, `style-unreadable`, `picture-unreadable`, `picture-gone`
 */
export async function loadReferences(
  services: PipelineServices,
  plan: DrawPlan,
): Promise<readonly LoadedReference[]> {
  const loaded = await Promise.all(plan.references.map((one) => loadReference(services, one, plan.size)))
  return loaded.filter((one) => one !== undefined)
}

async function loadReference(
  services: PipelineServices,
  { id: _, blob, parts, drawnAt, isAsSent, ...which }: PlannedReference,
  size: Size | undefined,
): Promise<LoadedReference | undefined> {
  const { role, source } = which
  const one = blob && (await (isAsSent ? services.blob(blob) : bytesOf(services, blob, which, size)))
  const picture = parts ? await services.sheet(parts.map((part) => part.blob)) : one
  if (picture) {
    const isStored = blob !== undefined && (await isKeptAs(services, blob, picture, which, isAsSent))
    const sha256 = await sha256Of(picture)
    const kept = isStored ? blob : sha256
    return { ...which, picture, isStored, sha256, kept: kept as BlobId }
  }
  // What a receipt names goes as a whole or not at all.
  if (isAsSent) throw new AppError('picture-gone')
  if (role === 'continuity') return undefined
  if (role === 'style') throw new AppError('style-unreadable', NO_STYLE)
  if (source?.kind === 'frame' || source?.kind === 'crop') throw new AppError('frames-gone')
  throw new AppError('picture-unreadable', { code: 'earlier-shot' })
}

/** True where a record names these very bytes already: nothing else has to be kept. */
async function isKeptAs(
  services: PipelineServices,
  blob: BlobId,
  picture: Blob,
  { role, source }: Pick<PlannedReference, 'source' | 'role'>,
  isAsSent = false,
): Promise<boolean> {
  if (isAsSent) return true
  if (role === 'edit') return picture === (await services.blob(blob))
  return source?.kind !== 'take' && source?.kind !== 'crop'
}

function bytesOf(
  services: PipelineServices,
  blob: BlobId,
  { source, role }: Pick<PlannedReference, 'source' | 'role'>,
  size: Size | undefined,
): Promise<Blob | undefined> {
  if (role === 'edit' && size)
    return services.toEdit(blob, size, source?.kind === 'take' ? source.rectangle : undefined)
  if (source?.kind === 'take') return services.reference(blob)
  return source?.kind === 'crop' ? services.part(blob, source.rectangle) : services.blob(blob)
}

/** What the receipt says of the pictures that were sent. */
export const receiptReferences = (sent: readonly LoadedReference[]): readonly SentReference[] =>
  sent.map(({ picture: _, isStored: __, ...which }) => which)

/** The bytes that no other record keeps, each once. */
export const bytesToKeep = (sent: readonly LoadedReference[]): readonly (readonly [BlobId, Blob])[] =>
  sent.flatMap(({ isStored, kept, picture }) => (isStored || !kept ? [] : [[kept, picture] as const]))
