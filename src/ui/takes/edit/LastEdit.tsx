import { Check } from 'lucide-react'
import { drawnReceipt, type Shot, shownTake, type Take, takeNumber } from '../../../domain/board/shot.ts'
import type { TakeId } from '../../../domain/ids.ts'
import { chooseTake } from '../../../store/board/edits.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { Button } from '../../kit/Button.tsx'
import { useBlobUrl } from '../../kit/use-blob-url.ts'
import { editTakeWords as words } from '../../words/en/edit-take.ts'
import { stepWords } from '../../words/en/steps.ts'

interface LastEditProps {
  readonly shot: Shot
  /** The take that was changed, and what came of it. */
  readonly before: Take
  readonly after: Take
  readonly onFurther: (take: TakeId) => void
}

/** The take before and after its last edit; one of the two is what the board shows. */
export function LastEdit({ shot, before, after, onFurther }: LastEditProps) {
  const readOnly = useProjectStore((state) => state.readOnly)
  return (
    <section className="edit-last" aria-labelledby="edit-last">
      <h3 id="edit-last">{words.lastEdit}</h3>
      <div className="edit-pair">
        <Half shot={shot} take={before} name={words.beforeTake(takeNumber(shot, before))} />
        <Half shot={shot} take={after} name={words.afterTake(takeNumber(shot, after))} />
      </div>
      {isOfRegion(after) && (
        <p className="quiet edit-fits">
          <Check aria-hidden />
          {words.fits}
        </p>
      )}
      <div className="row">
        {[before, after].map((take) => {
          const shown = shownTake(shot)?.id === take.id ? words.isShown : undefined
          return (
            <Button
              key={take.id}
              why={readOnly ? stepWords.whyNot.readOnly : shown}
              onClick={() => chooseTake(shot.id, take.id)}
            >
              {words.use(takeNumber(shot, take))}
            </Button>
          )
        })}
        <Button plain onClick={() => onFurther(after.id)}>
          {words.further}
        </Button>
      </div>
    </section>
  )
}

/** True for a take of which a part alone was changed and put back. */
const isOfRegion = (take: Take): boolean =>
  drawnReceipt(take)?.references.some(
    ({ role, source }) => role === 'edit' && source?.kind === 'take' && source.rectangle !== undefined,
  ) ?? false

interface HalfProps {
  readonly shot: Shot
  readonly take: Take
  readonly name: string
}

function Half({ shot, take, name }: HalfProps) {
  const url = useBlobUrl(take.blob)
  const isShown = shownTake(shot)?.id === take.id
  return (
    <figure className={isShown ? 'is-shown' : undefined}>
      {url ? <img src={url} alt={name} /> : <span className="skeleton" />}
      <figcaption className="quiet" aria-hidden>
        {name}
      </figcaption>
    </figure>
  )
}
