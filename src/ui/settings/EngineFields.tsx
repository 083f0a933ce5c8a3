import { enginesFor } from '../../domain/engines/engine-choice.ts'
import { ENGINE_STEPS, type EngineStep } from '../../domain/engines/engines.ts'
import { isOffered } from '../../store/engines/has-browser-model.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { changeSettings, useSettingsStore } from '../../store/settings/store.ts'
import { Select } from '../kit/Select.tsx'
import { engineWords } from '../words/en/engines.ts'
import { settingsWords } from '../words/en/settings.ts'

/** The engine of each step, if they differ. */
export function EngineFields() {
  return (
    <fieldset>
      <legend>{settingsWords.engines}</legend>
      <div className="field-pair">
        {ENGINE_STEPS.map((step) => (
          <EngineField key={step} step={step} />
        ))}
      </div>
    </fieldset>
  )
}

function EngineField({ step }: { readonly step: EngineStep }) {
  const chosen = useSettingsStore(({ settings }) => settings.engines[step])
  const running = useJobStore(({ job }) => job !== undefined)
  const offered = enginesFor(step).filter((id) => isOffered(id) || id === chosen)
  return (
    <label className="field">
      <span>{engineWords.by[step]}</span>
      <Select
        value={chosen}
        disabled={running}
        title={running ? engineWords.keptByJob : undefined}
        onChange={(event) => {
          const engine = enginesFor(step).find((id) => id === event.target.value)
          changeSettings({ engines: { [step]: engine ?? 'auto' } })
        }}
      >
        <option value="auto">{settingsWords.automatic}</option>
        {offered.map((id) => (
          <option key={id} value={id}>
            {engineWords.engines[id].name}
          </option>
        ))}
      </Select>
    </label>
  )
}
