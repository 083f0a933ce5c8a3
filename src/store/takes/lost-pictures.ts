import type { BlobId } from '../../domain/ids.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { loadBlob } from '../project/writer.ts'

/** Pictures that the project names and storage lacks, as far as anything has requested them. */
export const useLostStore = createShown<{ readonly lost: ReadonlySet<BlobId> }>(() => ({ lost: new Set() }))

/** Pauses between retries of a failed read. */
const PAUSES_MS = [300, 1000, 3000]

/**
 * Loads a picture of the open project. One that is missing after the retries counts as lost until
 * it is found.
 */
export async function loadPicture(id: BlobId): Promise<Blob | undefined> {
  let picture = await loadBlob(id).catch(() => undefined)
  for (const pause of PAUSES_MS) {
    if (picture) break
    await new Promise((resolve) => setTimeout(resolve, pause))
    picture = await loadBlob(id).catch(() => undefined)
  }
  useLostStore.setState(({ lost }) => {
    if (lost.has(id) === !picture) return {}
    return { lost: picture ? new Set([...lost].filter((one) => one !== id)) : new Set([...lost, id]) }
  })
  return picture
}
