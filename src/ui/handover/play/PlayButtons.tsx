import { ChevronLeft, ChevronRight, Maximize, Pause, Play, Repeat, SkipBack, SkipForward } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { perSecond } from '../../../domain/handover/frame-rates.ts'
import type { FrameTable } from '../../../domain/handover/frame-table.ts'
import { showFrame, showNeighbour, switchPlay, togglePlaying, usePlay } from '../../../store/handover/play.ts'
import { playWords as words } from '../../words/en/play.ts'
import { clockTenths } from '../../words/format.ts'
import { toggleFullScreen } from './full-screen.ts'

interface PlayButtonsProps {
  readonly table: FrameTable
  readonly screen: RefObject<HTMLElement | null>
  /** Stands beside Loop shot. */
  readonly children: ReactNode
}

/** The time, and what moves it. */
export function PlayButtons({ table, screen, children }: PlayButtonsProps) {
  const { frame, playing, loop } = usePlay()
  const at = (frames: number) => clockTenths(Math.floor((10 * frames) / perSecond(table.rate)) / 10)
  return (
    <div className="play-buttons">
      <p className="figures play-clock">
        <strong>{at(frame)}</strong> <span className="quiet">{words.of(at(table.frames))}</span>
      </p>
      <div className="play-transport">
        <button
          type="button"
          className="icon-button"
          aria-label={words.earlierShot}
          onClick={() => showNeighbour(table, -1)}
        >
          <SkipBack className="turns" aria-hidden />
        </button>
        <button
          type="button"
          className="icon-button play-fine"
          aria-label={words.earlierFrame}
          onClick={() => showFrame(table, frame - 1)}
        >
          <ChevronLeft className="turns" aria-hidden />
        </button>
        <button
          type="button"
          className="icon-button play-toggle"
          aria-label={playing ? words.pause : words.play}
          onClick={() => togglePlaying(table)}
        >
          {playing ? <Pause aria-hidden /> : <Play aria-hidden />}
        </button>
        <button
          type="button"
          className="icon-button play-fine"
          aria-label={words.laterFrame}
          onClick={() => showFrame(table, frame + 1)}
        >
          <ChevronRight className="turns" aria-hidden />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={words.laterShot}
          onClick={() => showNeighbour(table, 1)}
        >
          <SkipForward className="turns" aria-hidden />
        </button>
      </div>
      <div className="play-more">
        <button
          type="button"
          className="button plain play-switch"
          aria-pressed={loop}
          onClick={() => switchPlay('loop')}
        >
          <Repeat aria-hidden />
          <span>{words.loop}</span>
        </button>
        {children}
        {document.fullscreenEnabled && (
          <button
            type="button"
            className="icon-button"
            aria-label={words.fullScreen}
            onClick={() => toggleFullScreen(screen.current)}
          >
            <Maximize aria-hidden />
          </button>
        )}
      </div>
    </div>
  )
}
