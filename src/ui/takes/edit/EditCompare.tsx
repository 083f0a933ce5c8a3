import { type Shot, type Take, takeNumber } from '../../../domain/board/shot.ts'
import { useBlobUrl } from '../../kit/use-blob-url.ts'
import { editTakeWords as words } from '../../words/en/edit-take.ts'
import { CompareSlider } from '../CompareSlider.tsx'

interface EditCompareProps {
  readonly shot: Shot
  readonly before: Take
  readonly after: Take
  /** The edit is wiped away to the middle, so that both are seen. */
  readonly wipes: boolean
}

/** What came of an edit, alone or over the take that it was made from. */
export function EditCompare({ shot, before, after, wipes }: EditCompareProps) {
  const [old, now] = [useBlobUrl(before.blob), useBlobUrl(after.blob)]
  return (
    <CompareSlider
      picture={now}
      alt={words.afterTake(takeNumber(shot, after))}
      name={words.afterTake(takeNumber(shot, after))}
      under={wipes ? old : undefined}
      underName={words.beforeTake(takeNumber(shot, before))}
      width={after.width}
      height={after.height}
      wipedAtFirst={wipes ? 50 : 0}
    />
  )
}
