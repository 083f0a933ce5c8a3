import { memo, type RefObject, useEffect, useMemo, useRef } from 'react'
import { shownTake } from '../../../domain/board/shot.ts'
import { cuesOf } from '../../../domain/handover/cues.ts'
import { perSecond } from '../../../domain/handover/frame-rates.ts'
import type { FrameTable, TimedShot } from '../../../domain/handover/frame-table.ts'
import { shotAt } from '../../../domain/handover/frame-views.ts'
import { rulerStep } from '../../../domain/handover/playback.ts'
import type { Project } from '../../../domain/project/project.ts'
import { showFrame, usePlay } from '../../../store/handover/play.ts'
import { useBlobUrl } from '../../kit/use-blob-url.ts'
import { playWords as words } from '../../words/en/play.ts'
import { clock, clockTenths, seconds } from '../../words/format.ts'
import { Waveform } from '../Waveform.tsx'
import { LengthHandle } from './LengthHandle.tsx'

/** The least width of a shot and the greatest of a second, in pixels. */
const LEAST_SHOT = 28
const MOST_A_SECOND = 160
const LABELS = 10

interface TrackProps {
  readonly project: Project
  readonly table: FrameTable
}

/** The whole board to scale: shots with their durations, captions, and the slider of the time. */
export function PlayTrack({ project, table }: TrackProps) {
  const frame = usePlay((state) => state.frame)
  const track = useRef<HTMLDivElement>(null)
  const rate = perSecond(table.rate)
  const whole = table.frames / rate
  const shortest = Math.min(...table.shots.map(({ frames }) => frames)) / rate
  const least = whole * Math.min(MOST_A_SECOND, LEAST_SHOT / shortest)
  const share = (frames: number) => `${(100 * frames) / table.frames}%`
  const cues = useMemo(() => cuesOf(table), [table])
  const step = rulerStep(whole, LABELS)
  const labels = Array.from({ length: Math.ceil(whole / step) }, (_, i) => i * step)
  const now = shotAt(table, frame)
  useFollow(track, frame / Math.max(1, table.frames))
  return (
    <div className="play-track" ref={track}>
      <div className="play-lanes" style={{ ['--least' as string]: `${Math.round(least)}px` }}>
        <div className="play-ruler quiet figures" aria-hidden>
          {labels.map((at) => (
            <span key={at} style={{ insetInlineStart: share(at * rate) }}>
              {clock(at)}
            </span>
          ))}
        </div>
        <input
          type="range"
          className="play-time"
          aria-label={words.time}
          aria-valuetext={clockTenths(Math.floor((10 * frame) / rate) / 10)}
          min={0}
          max={Math.max(0, table.frames - 1)}
          value={frame}
          onChange={({ target }) => showFrame(table, target.valueAsNumber)}
        />
        <span className="play-line" style={{ insetInlineStart: share(frame) }} aria-hidden />
        <ol className="play-shots" aria-label={words.shots}>
          {table.shots.map((timed) => (
            <li key={timed.shot.id} style={{ flexGrow: timed.frames }}>
              <TrackShot timed={timed} table={table} isShown={timed === now} />
              <LengthHandle project={project} timed={timed} table={table} track={track} />
            </li>
          ))}
        </ol>
        {project.sound && <Waveform sound={project.sound} seconds={whole} />}
        {cues.length > 0 && (
          <div className="play-cues" aria-hidden>
            {cues.map(({ from, to, lines }) => (
              <span
                key={from}
                dir="auto"
                style={{ insetInlineStart: share(from * rate), width: share((to - from) * rate) }}
              >
                {lines.join(' ')}
              </span>
            ))}
          </div>
        )}
      </div>
    </div>
  )
}

interface TrackShotProps {
  readonly timed: TimedShot
  readonly table: FrameTable
  readonly isShown: boolean
}

/** Memoised: a new frame renders two of them at most. */
const TrackShot = memo(function TrackShot({ timed, table, isShown }: TrackShotProps) {
  const { shot, number, start } = timed
  const url = useBlobUrl(shownTake(shot)?.blob)
  return (
    <button
      type="button"
      className="play-shot"
      aria-label={words.shotAt(number, clockTenths(start / perSecond(table.rate)))}
      aria-current={isShown || undefined}
      tabIndex={isShown ? 0 : -1}
      onClick={() => showFrame(table, start)}
    >
      {url && <img src={url} alt="" />}
      <span className="play-number figures" aria-hidden>
        {number}
      </span>
      <span className="play-length figures" aria-hidden>
        {seconds(timed.seconds)}
      </span>
    </button>
  )
})

/** Keeps the present frame in the room of the track: in its middle where it does not fit. */
function useFollow(track: RefObject<HTMLElement | null>, share: number): void {
  useEffect(() => {
    const room = track.current
    if (!room || room.scrollWidth <= room.clientWidth || usePlay.getState().draft) return
    const to = share * room.scrollWidth - room.clientWidth / 2
    room.scrollLeft = getComputedStyle(room).direction === 'rtl' ? -to : to
  }, [track, share])
}
