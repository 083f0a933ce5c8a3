import type { ShotMove } from '../board/shot-terms.ts'
import { measuredAt } from '../clip/measured.ts'
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
