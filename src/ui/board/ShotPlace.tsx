import { memo } from 'react'
import type { Shot } from '../../domain/board/shot.ts'
import type { ShotId } from '../../domain/ids.ts'
import type { Problem } from '../../domain/problem.ts'
import { Lazy } from '../kit/Lazy.tsx'
import { lazyComponent } from '../kit/lazy-component.ts'
import { ShotCard } from './ShotCard.tsx'

const FindingMark = lazyComponent(async () => (await import('../findings/FindingMark.tsx')).FindingMark)
const ShotGutter = lazyComponent(async () => (await import('./order/ShotGutter.tsx')).ShotGutter)
const MoveHandle = lazyComponent(async () => (await import('./order/MoveHandle.tsx')).MoveHandle)
const OmittedShot = lazyComponent(async () => (await import('./order/OmittedShot.tsx')).OmittedShot)
const WriteAfterFailed = lazyComponent(async () => (await import('./WriteAfterFailed.tsx')).WriteAfterFailed)

interface ShotPlaceProps {
  readonly shot: Shot
  readonly number: string
  /** Counted from 0. */
  readonly place: number
  /** Shots of the board. */
  readonly count: number
  /** Estimated price of one picture. */
  readonly price: string | undefined
  readonly compact: boolean
  readonly readOnly: boolean
  /** The failure of the shot that the director was asked for after this one. */
  readonly failedAfter: { readonly shot: ShotId; readonly problem: Problem } | undefined
  readonly onOpen: (id: ShotId) => void
}

/**
 * A shot on the board, with what lies before and after it. Memoised: a shot that is moved leaves
 * those as they are whose place and number stay.
 */
export const ShotPlace = memo(function ShotPlace(props: ShotPlaceProps) {
  const { shot, number, place, count, price, compact, readOnly, failedAfter, onOpen } = props
  return (
    <li>
      <Lazy when>
        <FindingMark id={shot.id} />
      </Lazy>
      {!readOnly && (
        <Lazy when>
          <ShotGutter id={shot.id} number={number} place={place} />
          <MoveHandle id={shot.id} number={number} place={place} count={count} />
        </Lazy>
      )}
      {shot.omitted ? (
        <Lazy when>
          <OmittedShot shot={shot} number={number} />
        </Lazy>
      ) : (
        <ShotCard
          shot={shot}
          number={number}
          isFirst={place === 0}
          isLast={place === count - 1}
          price={price}
          compact={compact}
          onOpen={onOpen}
        />
      )}
      {failedAfter && (
        <Lazy when>
          <WriteAfterFailed {...failedAfter} />
        </Lazy>
      )}
    </li>
  )
})
