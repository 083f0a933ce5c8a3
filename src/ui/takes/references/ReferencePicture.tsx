import { ImageOff } from 'lucide-react'
import type { PlannedReference } from '../../../domain/takes/planned-reference.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { useBlobUrl } from '../../kit/use-blob-url.ts'
import { CropPicture } from '../../scene/who/CropPicture.tsx'
import { SheetPicture } from './SheetPicture.tsx'

interface ReferencePictureProps {
  readonly reference: Pick<PlannedReference, 'source' | 'blob' | 'parts'>
  readonly alt: string
  /** It is no longer there. */
  readonly gone?: boolean
}

/** What is sent for a reference: of a crop the part alone, of a sheet all its takes. */
export function ReferencePicture({ reference: { source, blob, parts }, alt, gone }: ReferencePictureProps) {
  const frames = useProjectStore(({ project }) => project?.frames)
  const url = useBlobUrl(blob)
  const frame = source?.kind === 'crop' ? frames?.find(({ id }) => id === source.frame) : undefined
  if (frame && source?.kind === 'crop')
    return <CropPicture frame={frame} rectangle={source.rectangle} alt={alt} />
  if (parts) return <SheetPicture blobs={parts.map((part) => part.blob)} alt={alt} />
  if (url) return <img src={url} alt={alt} />
  return gone ? <ImageOff aria-hidden /> : null
}
