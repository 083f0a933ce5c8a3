import { useEffect, useState } from 'react'
import type { BlobId, ProjectId } from '../../domain/ids.ts'
import { loadClip } from '../../store/clip/clip.ts'
import { loadProjectBlob } from '../../store/library/store.ts'
import { loadBlob } from '../../store/project/writer.ts'
import { loadPicture } from '../../store/takes/lost-pictures.ts'

/**
 * Delay before an object URL is revoked: a picture that unmounts while loading is still fetched,
 * and a revoked URL would log an error.
 */
const REVOKED_AFTER_MS = 30_000

/**
 * Object URL of a blob of the open project; undefined while it loads. Revoked some time after
 * unmount.
 */
export function useBlobUrl(id: BlobId | undefined): string | undefined {
  return useObjectUrl(id, () => (id ? loadPicture(id) : Promise.resolve(undefined)))
}

/** The same for a blob of any project. */
export function useProjectBlobUrl(project: ProjectId, id: BlobId | undefined): string | undefined {
  return useObjectUrl(id, () => (id ? loadProjectBlob(project, id) : Promise.resolve(undefined)))
}

/** Object URL of a blob in memory. */
export function useFileUrl(file: Blob | undefined): string | undefined {
  return useObjectUrl(file, () => Promise.resolve(file))
}

/** Object URL of the open project's clip; `key` identifies the clip. */
export function useClipUrl(key: string | undefined): string | undefined {
  return useObjectUrl(key, loadClip)
}

/** Object URL of the open project's sound file. */
export function useSoundUrl(id: BlobId | undefined): string | undefined {
  return useObjectUrl(id, () => (id ? loadBlob(id) : Promise.resolve(undefined)))
}

function useObjectUrl(
  key: string | Blob | undefined,
  load: () => Promise<Blob | undefined>,
): string | undefined {
  const [shown, setShown] = useState<{ readonly key: string | Blob; readonly url: string }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key names the blob, not `load`.
  useEffect(() => {
    if (key === undefined) return
    let url: string | undefined
    let gone = false
    load().then(
      (blob) => {
        if (gone || !blob) return
        url = URL.createObjectURL(blob)
        setShown({ key, url })
      },
      () => setShown(undefined),
    )
    return () => {
      gone = true
      const shownLast = url
      if (shownLast) setTimeout(() => URL.revokeObjectURL(shownLast), REVOKED_AFTER_MS)
    }
  }, [key])
  return shown && shown.key === key ? shown.url : undefined
}
