import { Layers } from 'lucide-react'
import { keptTakes, type Shot } from '../../domain/board/shot.ts'
import { openTab } from '../board/hands/board-keys.ts'
import { takesWords as words } from '../words/en/takes.ts'
import { number as numberText } from '../words/format.ts'

/** On a card that has no room for its takes: how many there are, and the way to them. */
export function TakesBadge({ shot, number }: { readonly shot: Shot; readonly number: string }) {
  const count = keptTakes(shot).length
  const name = words.count(count, number)
  return (
    <button
      type="button"
      className="takes-badge"
      aria-label={name}
      title={name}
      onClick={() => openTab({ shot }, '3')}
    >
      <span>
        <Layers aria-hidden />
        {numberText(count)}
      </span>
    </button>
  )
}
