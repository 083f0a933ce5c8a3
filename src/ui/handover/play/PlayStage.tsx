import { useMemo } from 'react'
import { shownTake } from '../../../domain/board/shot.ts'
import { cuesOf } from '../../../domain/handover/cues.ts'
import { perSecond } from '../../../domain/handover/frame-rates.ts'
import type { FrameTable, TimedShot } from '../../../domain/handover/frame-table.ts'
import { placeOf, shotAt, viewAt, viewInBoard } from '../../../domain/handover/frame-views.ts'
import { timecodeKind } from '../../../domain/handover/job.ts'
import { startFrame, timecode } from '../../../domain/handover/timecode.ts'
import { aspectRatio, type Project } from '../../../domain/project/project.ts'
import { useChoices } from '../../../store/handover/choices.ts'
import { usePlay } from '../../../store/handover/play.ts'
import { useBlobUrl } from '../../kit/use-blob-url.ts'
import { boardWords } from '../../words/en/board.ts'

interface StageProps {
  readonly project: Project
  readonly table: FrameTable
}

/** The frame that is shown now. */
export function PlayStage({ project, table }: StageProps) {
  const { frame, captions, numbers } = usePlay()
  const options = useChoices((choices) => choices.options)
  const now = shotAt(table, frame)
  const place = now ? table.shots.indexOf(now) : 0
  // The neighbours are loaded before they are shown, so that nothing flashes at a cut.
  const near = table.shots.slice(Math.max(0, place - 1), place + 3)
  const cues = useMemo(() => cuesOf(table), [table])
  const at = frame / perSecond(table.rate)
  const cue = cues.find(({ from, to }) => at >= from - 1e-6 && at < to - 1e-6)
  const kind = timecodeKind(project, options)
  return (
    <div className="play-stage" style={{ ['--aspect' as string]: String(aspectRatio(project)) }}>
      <div className="play-frame">
        {near.map((timed) => (
          <Picture
            key={timed.shot.id}
            project={project}
            table={table}
            timed={timed}
            frame={frame}
            isShown={timed === now}
          />
        ))}
        {numbers && now && (
          <p className="play-badges figures" aria-hidden>
            <span>{now.number}</span>
            <span>{timecode(startFrame(kind) + frame, kind)}</span>
          </p>
        )}
        {captions && cue && (
          <p className="play-caption" dir="auto">
            {cue.lines.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </p>
        )}
      </div>
    </div>
  )
}

interface PictureProps extends StageProps {
  readonly timed: TimedShot
  readonly frame: number
  readonly isShown: boolean
}

function Picture({ project, table, timed, frame, isShown }: PictureProps) {
  const { shot, number } = timed
  const moves = usePlay((state) => state.moves)
  const take = shownTake(shot)
  const url = useBlobUrl(take?.blob)
  const view = useMemo(() => viewInBoard(project, timed, table), [project, timed, table])
  const { x, y, width, height } = placeOf(viewAt(view, timed, moves ? frame : timed.start))
  const transform = `translate(${100 * x}%, ${100 * y}%) scale(${width}, ${height})`
  const hidden = isShown ? undefined : true
  if (!url)
    return (
      <p className={isShown ? 'play-card' : 'play-card is-waiting'} aria-hidden={hidden}>
        <strong>{boardWords.shot(number)}</strong>
        <span dir="auto">{shot.text}</span>
      </p>
    )
  return (
    <img
      className={isShown ? 'play-picture' : 'play-picture is-waiting'}
      src={url}
      alt={boardWords.picture(number, shot.text)}
      aria-hidden={hidden}
      style={{ transform }}
    />
  )
}
