import { useEffect, useState } from 'react'
import type { BlobId } from '../../../domain/ids.ts'
import { sheetPicture } from '../../../store/takes/sheet-picture.ts'
import { useFileUrl } from '../../kit/use-blob-url.ts'

interface SheetPictureProps {
  readonly blobs: readonly BlobId[]
  readonly alt: string
}

/** The takes of a sheet as the one picture that is sent, composed by the same code. */
export function SheetPicture({ blobs, alt }: SheetPictureProps) {
  const key = blobs.join()
  const [made, setMade] = useState<{ readonly key: string; readonly picture: Blob | undefined }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key names the blobs.
  useEffect(() => {
    let gone = false
    sheetPicture(blobs).then(
      (picture) => !gone && setMade({ key, picture }),
      () => !gone && setMade({ key, picture: undefined }),
    )
    return () => {
      gone = true
    }
  }, [key])
  const url = useFileUrl(made?.key === key ? made.picture : undefined)
  return url ? <img src={url} alt={alt} className="sheet-picture" /> : null
}
