import { measuredWindow } from '../../domain/clip/measured.ts'
import { followCut } from '../../store/clip/follow-cut.ts'
import { measureNow, stopMeasuring } from '../../store/clip/measuring.ts'
import { useMeasuringStore } from '../../store/clip/measuring-state.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { Button } from '../kit/Button.tsx'
import { clipCutWords as words } from '../words/en/clip-cut.ts'
import { stepWords } from '../words/en/steps.ts'
import { CutStrip } from './CutStrip.tsx'

/** The clip's own cut: its shots as they were measured, or how far the measuring is. */
export function ClipCut() {
  const video = useProjectStore(({ project }) => project?.video)
  const readOnly = useProjectStore((state) => state.readOnly)
  const running = useJobStore(({ job }) => job?.kind)
  const measured = measuredWindow(video)
  if (!measured) return <Measuring readOnly={readOnly} />
  const why = readOnly
    ? stepWords.whyNot.readOnly
    : running !== undefined
      ? stepWords.steps[running].running
      : measured.shots.length === 1
        ? words.oneShot
        : undefined
  return (
    <section className="clip-cut" aria-labelledby="clip-cut-title">
      <h3 id="clip-cut-title" className="clip-cut-head" title={words.help}>
        <span>{words.title}</span>
        <span className="quiet figures">{words.shots(measured.shots.length)}</span>
      </h3>
      <CutStrip key={`${measured.start} ${measured.end}`} measured={measured} />
      <Button why={why} onClick={() => void followCut()}>
        {words.follow}
      </Button>
    </section>
  )
}

function Measuring({ readOnly }: { readonly readOnly: boolean }) {
  const share = useMeasuringStore((state) => state.share)
  const waits = useMeasuringStore((state) => state.waits === true)
  const isLeft = useMeasuringStore((state) => state.isLeft === true)
  const isForJob = useMeasuringStore((state) => state.isForJob === true)
  // In its place while it waits, too: what is pressed below does not move away.
  if (share !== undefined || waits) {
    return (
      <div className="clip-cut-wait">
        {isForJob ? (
          // The job's own bar shows how far it is.
          <span>{words.measuring}</span>
        ) : (
          <label>
            <span>{waits ? words.waits : words.measuring}</span>
            <progress value={share ?? 0} max={1} />
          </label>
        )}
        {!waits && (
          <button type="button" className="link quiet" onClick={stopMeasuring}>
            {isForJob ? words.without : words.cancel}
          </button>
        )}
      </div>
    )
  }
  if (!isLeft || readOnly) return null
  return (
    <p className="quiet clip-cut-left">
      <span>{words.left}</span>
      <button type="button" className="link" onClick={measureNow}>
        {words.measure}
      </button>
    </p>
  )
}
