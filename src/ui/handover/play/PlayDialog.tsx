import { Dialog } from '@base-ui/react/dialog'
import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { perSecond } from '../../../domain/handover/frame-rates.ts'
import { rateOf } from '../../../domain/handover/job.ts'
import type { Project } from '../../../domain/project/project.ts'
import { useChoices } from '../../../store/handover/choices.ts'
import { closePlay, usePlay } from '../../../store/handover/play.ts'
import { playWords as words } from '../../words/en/play.ts'
import { clock, seconds } from '../../words/format.ts'
import { PlayButtons } from './PlayButtons.tsx'
import { PlaySound } from './PlaySound.tsx'
import { PlayStage } from './PlayStage.tsx'
import { PlaySwitches } from './PlaySwitches.tsx'
import { PlayTrack } from './PlayTrack.tsx'
import { prefersLessMotion } from './prefers-less-motion.ts'
import { ShotFacts } from './ShotFacts.tsx'
import { useClock } from './use-clock.ts'
import { usePlayKeys } from './use-play-keys.ts'
import { usePlayTable } from './use-play-table.ts'

const A_MINUTE = 60

/** Plays the board in real time: moves, captions, the clip's sound, and durations to drag. */
export function PlayDialog({ project }: { readonly project: Project }) {
  const of = usePlay((state) => state.of)
  useEffect(() => {
    window.addEventListener('hashchange', closePlay)
    return () => window.removeEventListener('hashchange', closePlay)
  }, [])
  return (
    <Dialog.Root open={of === project.id} onOpenChange={(open) => !open && closePlay()}>
      <Dialog.Portal>
        <Dialog.Popup
          className="dialog animatic"
          aria-label={words.animatic}
          // Space plays, and does not go back.
          initialFocus={() => document.querySelector<HTMLElement>('.play-toggle') ?? true}
        >
          <Screen project={project} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Screen({ project }: { readonly project: Project }) {
  const options = useChoices((choices) => choices.options)
  const table = usePlayTable(project)
  const screen = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (prefersLessMotion()) usePlay.setState({ moves: false })
  }, [])
  useClock(table)
  usePlayKeys(table, screen)
  const length = table.frames / perSecond(table.rate)
  const time = length < A_MINUTE ? seconds(Math.floor(10 * length) / 10) : clock(length)
  return (
    <div className="play-screen" ref={screen}>
      <div className="play-head">
        <Dialog.Close className="icon-button" aria-label={words.back}>
          <ArrowLeft className="turns" aria-hidden />
        </Dialog.Close>
        <h2 className="play-title">{project.name}</h2>
        <span className="quiet figures play-about">
          {words.facts(table.shots.length, time, rateOf(project, options))}
        </span>
        <PlaySwitches />
      </div>
      {table.shots.length === 0 ? (
        <p className="play-stage">{words.noShots}</p>
      ) : (
        <>
          <PlayStage project={project} table={table} />
          <PlayButtons table={table} screen={screen}>
            <PlaySound project={project} table={table} />
          </PlayButtons>
          <PlayTrack project={project} table={table} />
          <ShotFacts table={table} />
        </>
      )}
    </div>
  )
}
