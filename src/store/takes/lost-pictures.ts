import { create } from 'zustand'
import type { BlobId } from '../../domain/ids.ts'
import { loadBlob } from '../project/writer.ts'

/**
 * Pictures that the project names and the storage does not have, as far as anything has asked for
 * them.
 */
export const useLostStore = create<{ readonly lost: ReadonlySet<BlobId> }>(() => ({ lost: new Set() }))

/** How long a storage that failed is left alone before it is asked again. */
const PAUSES_MS = [300, 1000, 3000]

/**
 * A picture of the open project. One that is still not there when it has been asked for again
 * counts as lost until it is.
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
