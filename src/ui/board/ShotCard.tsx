import { memo } from 'react'
import type { Shot } from '../../domain/board/shot.ts'
import { keptTakes, shownTake } from '../../domain/board/shot.ts'
import type { ShotId } from '../../domain/ids.ts'
import { chooseShot, useChosenShot } from '../../store/board/chosen-shot.ts'
import { editShotText } from '../../store/board/edits.ts'
import { drawAgain } from '../../store/jobs/start-steps.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useOwnPictureStore } from '../../store/takes/own-picture-state.ts'
import { upscaleShot } from '../../store/upscale/upscale.ts'
import { Alert } from '../kit/Alert.tsx'
import { Lazy } from '../kit/Lazy.tsx'
import { lazyComponent } from '../kit/lazy-component.ts'
import { TextLimit } from '../kit/TextLimit.tsx'
import { useOwnText } from '../kit/use-own-text.ts'
import { DeletedTakes } from '../takes/DeletedTakes.tsx'
import { StaleNote } from '../takes/StaleNote.tsx'
import { TakeStrip } from '../takes/TakeStrip.tsx'
import { useWhyNotDraw } from '../takes/use-why-not-draw.ts'
import { boardWords as words } from '../words/en/board.ts'
import { CommentsNote } from './comments/CommentsNote.tsx'
import { ShotActions } from './ShotActions.tsx'
import { ShotCamera } from './ShotCamera.tsx'
import { ShotPicture } from './ShotPicture.tsx'
import { focusWords, ShotRecovery } from './ShotRecovery.tsx'

const OwnPictureState = lazyComponent(
  async () => (await import('../takes/OwnPictureState.tsx')).OwnPictureState,
)
const TakesBadge = lazyComponent(async () => (await import('../takes/TakesBadge.tsx')).TakesBadge)
const ShotMenu = lazyComponent(async () => (await import('./ShotMenu.tsx')).ShotMenu)

interface ShotCardProps {
  readonly shot: Shot
  readonly number: string
  readonly isFirst: boolean
  readonly isLast: boolean
  /** Estimated price of one picture. */
  readonly price: string | undefined
  /** Two lines of text, and the actions in the menu. */
  readonly compact: boolean
  readonly onOpen: (id: ShotId) => void
}

/** Memoised on its own shot: the project changes with each picture of a batch. */
export const ShotCard = memo(function ShotCard({ shot, price, compact, onOpen, ...place }: ShotCardProps) {
  const { number } = place
  const chosen = useChosenShot((state) => state.chosen === shot.id)
  const selected = useChosenShot((state) => state.selected.has(shot.id))
  const progress = useJobStore((state) => state.shots[shot.id])
  const ownFile = useOwnPictureStore(({ shots }) => shots[shot.id] !== undefined)
  const readOnly = useProjectStore((state) => state.readOnly)
  const whyNot = useWhyNotDraw(shot)
  const take = shownTake(shot)
  const text = useOwnText<HTMLTextAreaElement>(shot.text, (typed, back) => editShotText(shot.id, typed, back))
  const again = () => void drawAgain(shot.id)
  const upscale = () => void upscaleShot(shot.id)
  const failed = progress?.status === 'failed' ? progress.problem : undefined
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button Camera does the same by key.
    <article
      className={`card shot ${selected ? 'is-chosen' : ''} ${compact ? 'is-compact' : ''}`}
      aria-label={words.shot(number)}
      aria-current={chosen || undefined}
      onClick={(event) => isBeside(event.target) && chooseShot(shot.id)}
    >
      <ShotPicture
        shot={shot}
        number={number}
        whyNot={whyNot}
        price={price}
        onOpen={() => onOpen(shot.id)}
        onRetry={again}
      />
      {compact && keptTakes(shot).length > 1 && (
        <Lazy when>
          <TakesBadge shot={shot} number={number} />
        </Lazy>
      )}
      <div className="shot-body">
        <Lazy when={ownFile}>
          <OwnPictureState id={shot.id} />
        </Lazy>
        <div className="shot-head">
          <ShotCamera shot={shot} number={number} chosen={chosen} />
          {!readOnly && (
            <Lazy when placeholder={<span className="icon-button" />}>
              <ShotMenu shot={shot} price={price} full={compact} {...place} />
            </Lazy>
          )}
        </div>
        <textarea
          className="prose"
          id={`text-${shot.id}`}
          aria-label={words.description}
          dir="auto"
          rows={2}
          placeholder={readOnly ? undefined : words.sayWhatIsSeen}
          readOnly={readOnly}
          {...text}
        />
        <TextLimit text={shot.text} />
        {shot.dialogue && !compact && <p className="dialogue">{shot.dialogue}</p>}
        <CommentsNote shot={shot.id} number={number} />
        {take && <StaleNote take={take} />}
        {failed && take && (
          <Alert problem={failed}>
            <ShotRecovery
              shot={shot}
              problem={failed}
              onRetry={progress?.status === 'failed' && progress.kind === 'upscale' ? upscale : again}
              onEdit={() => focusWords(shot)}
            />
          </Alert>
        )}
        {!compact && <TakeStrip shot={shot} />}
        {!take && <DeletedTakes shot={shot} />}
        {!compact && <ShotActions shot={shot} take={take} price={price} whyNot={whyNot} />}
      </div>
    </article>
  )
})

/** True for a click beside every control, that selected no text. */
const isBeside = (target: EventTarget) =>
  target instanceof Element &&
  !target.closest('button, a, input, textarea, select, summary, label, [role="menu"], [role="alert"]') &&
  (getSelection()?.isCollapsed ?? true)
