import { Fragment } from 'react'
import { SHOT_COUNTS } from '../../domain/jobs/readiness.ts'
import { openDialog } from '../../store/app/store.ts'
import { chooseShotCount } from '../../store/board/edits.ts'
import { previewRequest } from '../../store/consent/store.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useReach } from '../../store/settings/store.ts'
import { keyShortcuts, NEXT_STEP } from '../app/use-shortcuts.ts'
import { Button } from '../kit/Button.tsx'
import { Lazy } from '../kit/Lazy.tsx'
import { lazyComponent } from '../kit/lazy-component.ts'
import { Select } from '../kit/Select.tsx'
import { stepWords as words } from '../words/en/steps.ts'
import { EnginePicker } from './EnginePicker.tsx'
import { useSteps } from './use-steps.ts'

const BurnNote = lazyComponent(async () => (await import('../handover/BurnNote.tsx')).BurnNote)
const FindingsCount = lazyComponent(async () => (await import('../findings/FindingsCount.tsx')).FindingsCount)

/** The engine, the number of shots and the five steps in order, with the next one emphasised. */
export function StepButtons({ openSettings }: { readonly openSettings: () => void }) {
  const steps = useSteps()
  const count = useProjectStore(({ project }) => project?.settings.shotCount)
  const hasShots = useProjectStore(({ project }) => (project?.shots.length ?? 0) > 0)
  const running = useJobStore(({ job }) => job !== undefined)
  const { leavesDevice } = useReach()
  const next = steps.find((step) => step.next)
  return (
    <section className="steps" aria-label={words.title}>
      <EnginePicker openSettings={openSettings} />
      <label className="pick">
        <span>{words.shotCount}</span>
        <Select value={count} onChange={(event) => chooseShotCount(Number(event.target.value))}>
          {SHOT_COUNTS.map((value) => (
            <option key={value}>{value}</option>
          ))}
        </Select>
      </label>
      {steps.map((step) => (
        <Fragment key={step.label}>
          {step.label === words.buttons.draw && (
            <Lazy when={hasShots}>
              <FindingsCount />
            </Lazy>
          )}
          <div className="step">
            {step.label === words.buttons.upscale && hasShots && (
              <Button wide onClick={() => openDialog('draft-sheet')}>
                {words.draftSheet}
              </Button>
            )}
            <Button
              wide
              primary={step.next}
              why={step.why}
              price={step.price}
              keys={step.next ? keyShortcuts(NEXT_STEP) : undefined}
              onClick={step.run}
            >
              {step.label}
            </Button>
          </div>
          {step.label === words.buttons.handOver && (
            <Lazy when={hasShots}>
              <BurnNote />
            </Lazy>
          )}
        </Fragment>
      ))}
      {next?.why && !running && <p className="quiet">{next.why}</p>}
      {leavesDevice && (
        <button type="button" className="link quiet leaves" onClick={previewRequest}>
          {words.whatLeaves}
        </button>
      )}
    </section>
  )
}
