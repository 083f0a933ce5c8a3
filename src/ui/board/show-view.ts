import { flushSync } from 'react-dom'
import type { BoardViewName } from '../../domain/board/views.ts'
import type { ShotId } from '../../domain/ids.ts'
import { showOnFilm } from '../../store/board/filmstrip.ts'
import { changeSettings } from '../../store/settings/store.ts'
import { afterPaint } from '../kit/after-paint.ts'
import { shotHome } from './inspector/camera-id.ts'

const KEYS: Readonly<Record<string, BoardViewName>> = { g: 'grid', t: 'table', f: 'filmstrip' }

/** Shows the board as a key asks for; the focus goes to the same shot there. */
export function showViewBy(key: string, id: ShotId): boolean {
  const view = KEYS[key.toLowerCase()]
  if (!view) return false
  afterPaint(() => {
    showOnFilm(id)
    flushSync(() => changeSettings({ view }))
    focusOnceThere(id)
  })
  return true
}

/** Frames in which a part that loads for the first time may come. */
const MOST_FRAMES = 300

function focusOnceThere(id: ShotId, left = MOST_FRAMES): void {
  const home = shotHome(id)
  // What is replaced stays a while, hidden.
  if (home?.checkVisibility()) home.focus()
  else if (left > 0) requestAnimationFrame(() => focusOnceThere(id, left - 1))
}
