import type { Take } from '../../../domain/board/shot.ts'
import { resolutionFor, sentSize } from '../../../domain/takes/edit-size.ts'
import type { Box } from '../../../domain/takes/region/region.ts'
import { CutPicture } from '../../kit/CutPicture.tsx'
import { editTakeWords as words } from '../../words/en/edit-take.ts'
import { unitWords } from '../../words/en/units.ts'

interface EditSentProps {
  readonly take: Take
  readonly url: string | undefined
  /** The part that goes; the whole picture where there is none. */
  readonly part: Box | undefined
  readonly model: string
  /** The resolutions that the model draws, by name. */
  readonly resolutions: readonly string[]
}

/** What leaves with an edit, and how large it is drawn. */
export function EditSent({ take, url, part, model, resolutions }: EditSentProps) {
  const { left, top, width, height } = part ?? { left: 0, top: 0, width: take.width, height: take.height }
  const resolution = resolutionFor(sentSize({ width, height }, resolutions), resolutions)
  const rectangle = {
    x: left / take.width,
    y: top / take.height,
    width: width / take.width,
    height: height / take.height,
  }
  return (
    <section className="edit-sent" aria-labelledby="edit-sent">
      <h3 id="edit-sent">{words.sent}</h3>
      <CutPicture url={url} size={take} part={rectangle} alt="" />
      <p className="quiet">
        {part ? words.sentPart(unitWords.pictureSize(width, height), model) : words.sentWhole(model)}{' '}
        {resolution && words.drawnAt(resolution)}
      </p>
    </section>
  )
}
