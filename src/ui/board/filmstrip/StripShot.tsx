import { memo } from 'react'
import { type Shot, shownTake } from '../../../domain/board/shot.ts'
import { stripWidth } from '../../../domain/board/strip-width.ts'
import { secondsOf } from '../../../domain/findings/reading-time.ts'
import { showOnFilm } from '../../../store/board/filmstrip.ts'
import { Lazy } from '../../kit/Lazy.tsx'
import { lazyComponent } from '../../kit/lazy-component.ts'
import { useBlobUrl } from '../../kit/use-blob-url.ts'
import { useStaleFact } from '../../takes/use-stale-fact.ts'
import { filmWords as words } from '../../words/en/film.ts'
import { orderWords } from '../../words/en/order.ts'
import { seconds } from '../../words/format.ts'
import { stripId } from './strip-id.ts'

const FindingMark = lazyComponent(async () => (await import('../../findings/FindingMark.tsx')).FindingMark)

const PIXELS_A_REM = 16

interface StripShotProps {
  readonly shot: Shot
  readonly number: string
  readonly isShown: boolean
}

/** A shot on the strip. Memoised on its own shot: moving along renders two of them. */
export const StripShot = memo(function StripShot({ shot, number, isShown }: StripShotProps) {
  const take = shownTake(shot)
  const url = useBlobUrl(take?.blob)
  const stale = useStaleFact(take)
  const { seconds: length, assumed } = secondsOf(shot)
  const time = assumed ? words.assumed(seconds(length)) : seconds(length)
  return (
    <li style={{ ['--wide' as string]: `${stripWidth(length) / PIXELS_A_REM}rem` }}>
      <Lazy when>
        <FindingMark id={shot.id} />
      </Lazy>
      <button
        type="button"
        id={stripId(shot.id)}
        className="strip-shot"
        aria-label={words.shot(number, time)}
        aria-current={isShown || undefined}
        aria-description={stale}
        title={stale}
        tabIndex={isShown ? 0 : -1}
        onClick={() => showOnFilm(shot.id)}
      >
        <span className={stale ? 'strip-picture is-stale' : 'strip-picture'}>
          {url && <img src={url} alt="" />}
        </span>
        <span className="strip-facts figures" aria-hidden>
          <span>{number}</span>
          <span className="quiet">{time}</span>
        </span>
      </button>
    </li>
  )
})

/** An omitted shot in its place. */
export function StripOmitted({ number }: { readonly number: string }) {
  return (
    <li className="strip-omitted">
      <span className="visually-hidden">{orderWords.omittedShot(number)}</span>
      <s className="figures" aria-hidden>
        {number}
      </s>
    </li>
  )
}
