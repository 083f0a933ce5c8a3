import { countedShots } from '../../domain/board/counted-shots.ts'
import { shownTake } from '../../domain/board/shot.ts'
import { runningTime } from '../../domain/findings/running-time.ts'
import { frameTable, type TimedShot } from '../../domain/handover/frame-table.ts'
import { rateOf, timecodeKind } from '../../domain/handover/job.ts'
import { aspectRatio, type Project } from '../../domain/project/project.ts'
import { useChoices } from '../../store/handover/choices.ts'
import { MarkDrawing } from '../board/guides/MarkDrawing.tsx'
import { useBlobUrl } from '../kit/use-blob-url.ts'
import { boardWords } from '../words/en/board.ts'
import { handOverWords as words } from '../words/en/hand-over.ts'
import { pdfWords } from '../words/en/pdf.ts'
import { seconds } from '../words/format.ts'
import { useBurntMarks } from './use-burnt-marks.ts'

/** The board as it is handed over: pictures, camera, times and texts of the shots that count. */
export function BoardPreview({ project }: { readonly project: Project }) {
  const options = useChoices((choices) => choices.options)
  const { rate } = timecodeKind(project, options)
  const table = frameTable(project, rate)
  const { seconds: time } = runningTime(countedShots(project))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys reach it.
    <section className="hand-over-preview" aria-label={words.preview} tabIndex={0}>
      <div className="sheet" style={{ ['--aspect' as string]: String(aspectRatio(project)) }}>
        <header>
          <h3>{project.name}</h3>
          <p className="quiet figures">
            {words.total(table.shots.length, seconds(time), table.frames, rateOf(project, options))}
          </p>
        </header>
        <ol>
          {table.shots.map((one) => (
            <SheetShot key={one.shot.id} timed={one} />
          ))}
        </ol>
      </div>
    </section>
  )
}

function SheetShot({ timed }: { readonly timed: TimedShot }) {
  const { shot, number, assumed } = timed
  const take = shownTake(shot)
  const url = useBlobUrl(take?.blob)
  const marks = useBurntMarks(shot, take)
  const camera = [shot.size, shot.angle, shot.move].filter((term) => term !== undefined)
  return (
    <li>
      <span className="sheet-picture">
        {url ? (
          <img src={url} alt={boardWords.picture(number, shot.text)} />
        ) : (
          <span>{boardWords.shot(number)}</span>
        )}
        {take && marks && <MarkDrawing take={take} {...marks} />}
      </span>
      <p className="sheet-facts">
        <strong>{number}</strong>
        <span className="quiet">
          {camera.map((term, i) => (i === 0 ? boardWords.terms : pdfWords.later)[term]).join(', ')}
        </span>
        <span className="figures">
          {seconds(timed.seconds)}
          {assumed && <span className="quiet"> {words.noDuration}</span>}
        </span>
      </p>
      <p dir="auto">{shot.text}</p>
      {shot.dialogue && (
        <p className="sheet-speech" dir="auto">
          {shot.dialogue}
        </p>
      )}
    </li>
  )
}
