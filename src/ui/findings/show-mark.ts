import { flushSync } from 'react-dom'
import type { ShotId } from '../../domain/ids.ts'
import { leaveShot } from '../../store/board/chosen-shot.ts'
import { markId } from './mark-id.ts'

/** Scrolls to the mark before a shot; the inspector, which may hide the board, closes. */
export function showMark(id: ShotId): void {
  flushSync(leaveShot)
  const mark = document.getElementById(markId(id))
  mark?.scrollIntoView({ block: 'center' })
  mark?.focus({ preventScroll: true })
}
