import type { Shot } from '../board/shot.ts'
import type { ShotMove } from '../board/shot-terms.ts'
import { measuredAt } from '../clip/measured.ts'
import { facingOfPeople, framingOf, type MeasuredPeople } from '../people/face-track.ts'
import type { BoardView } from './board-view.ts'
import { type Hit, set } from './finding.ts'

/** What measuring cannot tell apart: a lens that zooms, and a camera that travels. */
const ALIKE: Readonly<Partial<Record<ShotMove, ShotMove>>> = {
  'zoom-in': 'push-in',
  'zoom-out': 'pull-out',
  'track-left': 'pan-left',
  'track-right': 'pan-right',
  'pedestal-up': 'tilt-up',
  'pedestal-down': 'tilt-down',
}

/** The ways that the measuring tells apart. An arc looks like a pan or a track. */
const kindOf = (move: ShotMove): ShotMove => ALIKE[move] ?? move

/**
 * A model claims a camera move, and the stretch of the clip that it comes from was measured to make
 * another. Nothing is said where its moment lies in no measured stretch.
 */
export function movesUnlike({ shots, measured }: BoardView): readonly Hit[] {
  return shots.flatMap((shot): readonly Hit[] => {
    const { move: says, sourceTime, byModel } = shot
    if (!byModel) return []
    const measures = sourceTime === undefined ? undefined : measuredAt(measured, sourceTime)?.move
    if (!says || !measures || says === 'arc' || kindOf(says) === kindOf(measures)) return []
    return [
      {
        found: { code: 'move-unlike', says, measures },
        shots: [shot],
        fixes: [set('measured-move', shot, { move: measures })],
      },
    ]
  })
}

/** The people who were found around the moment of a shot that a model wrote. */
function peopleAround({ measured }: BoardView, { byModel, sourceTime }: Shot): MeasuredPeople | undefined {
  if (!byModel || sourceTime === undefined) return undefined
  return measuredAt(measured, sourceTime)?.people
}

/**
 * A model says that somebody faces left or right, and everybody whose face was found there faces
 * the other way. A face to the camera contradicts neither.
 */
export function facingsUnlike(board: BoardView): readonly Hit[] {
  return board.shots.flatMap((shot): readonly Hit[] => {
    const says = shot.direction
    const people = peopleAround(board, shot)
    const measures = people && facingOfPeople(people)
    if ((says !== 'left' && says !== 'right') || !measures) return []
    if (measures === 'toward' || measures === says) return []
    return [
      {
        found: { code: 'facing-unlike', says, measures },
        shots: [shot],
        fixes: [set('measured-facing', shot, { direction: measures })],
      },
    ]
  })
}

/** How many people each framing shows at least, where it says so. */
const LEAST_SHOWN = { single: 1, 'two-shot': 2, group: 3, empty: 0 } as const

/**
 * A model frames more people than faces were found at that moment, or nobody where some were. No
 * face at all contradicts nothing: people from behind have none.
 */
export function peopleUnlike(board: BoardView): readonly Hit[] {
  return board.shots.flatMap((shot): readonly Hit[] => {
    const says = shot.framing
    const measures = peopleAround(board, shot)?.count
    if (!says || !measures || says === 'over-shoulder' || says === 'point-of-view') return []
    if (says === 'empty' ? measures === 0 : LEAST_SHOWN[says] <= measures) return []
    return [
      {
        found: { code: 'people-unlike', says, measures },
        shots: [shot],
        fixes: [set('measured-framing', shot, { framing: framingOf(measures) })],
      },
    ]
  })
}
