import { SHOT_COUNTS } from '../../domain/jobs/readiness.ts'
import { chooseShotCount } from '../../store/board/edits.ts'
import { previewRequest } from '../../store/consent/store.ts'
import { useJobStore } from '../../store/jobs/run.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { changeSettings, useEngine, useOwnServer } from '../../store/settings/store.ts'
import { keyShortcuts, NEXT_STEP } from '../app/use-shortcuts.ts'
import { Button } from '../kit/Button.tsx'
import { Select } from '../kit/Select.tsx'
import { useSteps } from './use-steps.ts'

/** The engine, the number of shots, and the steps in order; the next one stands out. */
export function StepButtons({ openSettings }: { readonly openSettings: () => void }) {
  const steps = useSteps()
  const count = useProjectStore(({ project }) => project?.settings.shotCount)
  const running = useJobStore(({ job }) => job !== undefined)
  const { engine, hasKey } = useEngine()
  const own = useOwnServer()
  const next = steps.find((step) => step.next)
  return (
    <section className="steps" aria-label="Steps">
      <label className="pick">
        <span>Engine</span>
        <Select
          value={engine}
          disabled={running}
          onChange={(event) =>
            changeSettings({ engine: event.target.value === 'sketch' ? 'sketch' : 'openrouter' })
          }
        >
          <option value="openrouter">OpenRouter</option>
          <option value="sketch">Sketch</option>
        </Select>
      </label>
      <p className="quiet">
        {engine === 'sketch' ? (
          'Free and offline; rough, not AI: it measures the clip and draws from its frames.'
        ) : own ? (
          'AI models of the server on this machine that is set in Settings.'
        ) : hasKey ? (
          'AI models through OpenRouter, with your key. Calls are billed to it.'
        ) : (
          <>
            AI models through OpenRouter need your key.{' '}
            <button type="button" className="link" onClick={openSettings}>
              Add it in Settings
            </button>
          </>
        )}
      </p>
      <label className="pick">
        <span>Number of shots</span>
        <Select value={count} onChange={(event) => chooseShotCount(Number(event.target.value))}>
          {SHOT_COUNTS.map((value) => (
            <option key={value}>{value}</option>
          ))}
        </Select>
      </label>
      {steps.map((step) => (
        <Button
          key={step.label}
          wide
          primary={step.next}
          why={step.why}
          price={step.price}
          keys={step.next ? keyShortcuts(NEXT_STEP) : undefined}
          onClick={step.run}
        >
          {step.label}
        </Button>
      ))}
      {next?.why && !running && <p className="quiet">{next.why}</p>}
      {engine === 'openrouter' && (
        <button type="button" className="link quiet leaves" onClick={previewRequest}>
          What leaves this device
        </button>
      )}
    </section>
  )
}
