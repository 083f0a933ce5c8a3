import { type Shot, shownTake, takeNumber } from '../../../domain/board/shot.ts'
import type { ClipInfo, Frame } from '../../../domain/project/project.ts'
import { useBlobUrl, useFileUrl } from '../../kit/use-blob-url.ts'
import { inspectorWords as words } from '../../words/en/inspector.ts'
import { seconds } from '../../words/format.ts'

interface MomentPicturesProps {
  readonly shot: Shot
  /** Seconds into the clip. */
  readonly moment: number | undefined
  /** The clip's own picture at the moment, once it is decoded. */
  readonly exact: Blob | undefined
  /** The sampled frame that is nearest to it, shown until then. */
  readonly nearest: Frame | undefined
  readonly info: ClipInfo
}

/** The clip at the moment of a shot, and the shot's take, side by side. */
export function MomentPictures({ shot, moment, exact, nearest, info }: MomentPicturesProps) {
  const take = shownTake(shot)
  const decoded = useFileUrl(exact)
  const sampled = useBlobUrl(nearest?.blob)
  const drawn = useBlobUrl(take?.blob)
  const url = moment === undefined ? undefined : (decoded ?? sampled)
  const time = decoded ? moment : nearest?.time
  const name = time === undefined || moment === undefined ? words.notSet : words.clipAt(seconds(time))
  const takeName = take ? words.take(takeNumber(shot, take)) : words.noTake
  return (
    <div className="moment-pictures" style={{ ['--ratio' as string]: String(info.width / info.height) }}>
      <figure>
        <div>{url && <img src={url} alt={name} />}</div>
        <figcaption className="quiet figures">{name}</figcaption>
      </figure>
      <figure>
        <div>{drawn && <img src={drawn} alt={takeName} />}</div>
        <figcaption className="quiet">{takeName}</figcaption>
      </figure>
    </div>
  )
}
