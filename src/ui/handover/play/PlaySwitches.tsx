import { Captions, Clapperboard, Hash, Move } from 'lucide-react'
import { openDialog } from '../../../store/app/store.ts'
import { tickKind } from '../../../store/handover/choices.ts'
import { closePlay, switchPlay, usePlay } from '../../../store/handover/play.ts'
import { playWords as words } from '../../words/en/play.ts'
import { prefersLessMotion } from './prefers-less-motion.ts'

/** Opens Hand over, where the video is chosen. */
function makeVideo(): void {
  closePlay()
  tickKind('animatic', true)
  openDialog('hand-over')
}

const ICONS = { captions: Captions, numbers: Hash, moves: Move } as const

/** What is shown over the picture, and whether its camera moves. */
export function PlaySwitches() {
  const state = usePlay()
  return (
    <div className="play-switches">
      {(['captions', 'numbers', 'moves'] as const).map((one) => {
        const Icon = ICONS[one]
        return (
          <button
            key={one}
            type="button"
            className="button plain play-switch"
            aria-pressed={state[one]}
            title={one === 'moves' && prefersLessMotion() ? words.movesHint : undefined}
            onClick={() => switchPlay(one)}
          >
            <Icon aria-hidden />
            <span>{words[one]}</span>
          </button>
        )
      })}
      <button type="button" className="button play-switch" onClick={makeVideo}>
        <Clapperboard aria-hidden />
        <span>{words.makeVideo}</span>
      </button>
    </div>
  )
}
