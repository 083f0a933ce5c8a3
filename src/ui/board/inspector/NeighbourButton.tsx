import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { Shot } from '../../../domain/board/shot.ts'
import type { ShotId } from '../../../domain/ids.ts'
import { chooseShot } from '../../../store/board/chosen-shot.ts'
import { inspectorWords as words } from '../../words/en/inspector.ts'
import { shotHome } from './camera-id.ts'

interface NeighbourButtonProps {
  /** Among the shots that count. */
  readonly way: 'earlier' | 'later'
  readonly shot: Shot | undefined
  /** What stands before it is at the start of the row, it at the end. */
  readonly pushed?: boolean
}

/** Its card comes into view beside the inspector; on a phone the board is out of sight. */
function show(id: ShotId): void {
  chooseShot(id)
  const home = shotHome(id)
  const card = home?.closest('article') ?? home
  if (card?.checkVisibility()) card.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** Shows the chosen shot's neighbour instead. */
export function NeighbourButton({ way, shot, pushed = false }: NeighbourButtonProps) {
  const Icon = way === 'earlier' ? ChevronLeft : ChevronRight
  return (
    <button
      type="button"
      className={pushed ? 'icon-button push-end' : 'icon-button'}
      aria-label={words[way]}
      aria-disabled={!shot}
      onClick={() => shot && show(shot.id)}
    >
      <Icon className="turns" aria-hidden />
    </button>
  )
}
