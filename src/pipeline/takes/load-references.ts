import type { SentReference } from '../../domain/board/reference.ts'
import type { DrawPlan } from '../../domain/consent/plans.ts'
import type { BlobId } from '../../domain/ids.ts'
import type { PlannedReference } from '../../domain/takes/planned-reference.ts'
import { toHex } from '../../lib/bytes.ts'
import { AppError } from '../../lib/errors.ts'
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
 * @throws AppError `clip-no-frames`, `style-unreadable`, `picture-unreadable`
 */
export async function loadReferences(
  services: PipelineServices,
  plan: DrawPlan,
): Promise<readonly LoadedReference[]> {
  const loaded = await Promise.all(plan.references.map((one) => loadReference(services, one)))
  return loaded.filter((one) => one !== undefined)
}

async function loadReference(
  services: PipelineServices,
  { id: _, blob, drawnAt, ...which }: PlannedReference,
): Promise<LoadedReference | undefined> {
  const { role, source } = which
  const isStored = source?.kind !== 'take' && source?.kind !== 'crop'
  const picture = blob && (await bytesOf(services, blob, which))
  if (picture) {
    const sha256 = await hashOf(picture)
    const kept = isStored ? blob : sha256
    return { ...which, picture, isStored, sha256, kept: kept as BlobId }
  }
  if (role === 'continuity') return undefined
  if (role === 'style') throw new AppError('style-unreadable', NO_STYLE)
  if (source?.kind === 'frame' || source?.kind === 'crop') throw new AppError('clip-no-frames')
  throw new AppError('picture-unreadable', { code: 'earlier-shot' })
}

function bytesOf(
  services: PipelineServices,
  blob: BlobId,
  { source }: Pick<PlannedReference, 'source'>,
): Promise<Blob | undefined> {
  if (source?.kind === 'take') return services.reference(blob)
  return source?.kind === 'crop' ? services.part(blob, source.rectangle) : services.blob(blob)
}

/** SHA-256 of a picture's bytes, in hex. */
async function hashOf(picture: Blob): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', await picture.arrayBuffer())))
}

/** What the receipt says of the pictures that were sent. */
export const receiptReferences = (sent: readonly LoadedReference[]): readonly SentReference[] =>
  sent.map(({ picture: _, isStored: __, ...which }) => which)

/** The bytes that no other record keeps, each once. */
export const bytesToKeep = (sent: readonly LoadedReference[]): readonly (readonly [BlobId, Blob])[] =>
  sent.flatMap(({ isStored, kept, picture }) => (isStored || !kept ? [] : [[kept, picture] as const]))
