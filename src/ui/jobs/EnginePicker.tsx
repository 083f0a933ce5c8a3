import { factsOf, forEachStep, soleEngine, WHOLE_ENGINES } from '../../domain/engines/engine-choice.ts'
import { ENGINE_STEPS, type EngineId } from '../../domain/engines/engines.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { changeSettings, useEngines, useHasKey, useOwnServer } from '../../store/settings/store.ts'
import { Select } from '../kit/Select.tsx'
import { BY_ENGINE, ENGINE_WORDS } from '../words/engine-words.ts'

const MIXED = 'mixed'

/** One engine for all steps, and what it promises; Settings has one for each step. */
export function EnginePicker({ openSettings }: { readonly openSettings: () => void }) {
  const running = useJobStore(({ job }) => job !== undefined)
  const engine = soleEngine(useEngines())
  return (
    <>
      <label className="pick">
        <span>Engine</span>
        <Select
          value={engine ?? MIXED}
          disabled={running}
          onChange={(event) => {
            const chosen = WHOLE_ENGINES.find((id) => id === event.target.value)
            if (chosen) changeSettings({ engines: forEachStep(() => chosen) })
          }}
        >
          {!engine && <option value={MIXED}>Mixed</option>}
          {WHOLE_ENGINES.map((id) => (
            <option key={id} value={id}>
              {ENGINE_WORDS[id].name}
            </option>
          ))}
        </Select>
      </label>
      <p className="quiet">{engine ? <Promised engine={engine} openSettings={openSettings} /> : <Mixed />}</p>
    </>
  )
}

interface PromisedProps {
  readonly engine: EngineId
  readonly openSettings: () => void
}

function Promised({ engine, openSettings }: PromisedProps) {
  const hasKey = useHasKey()
  const own = useOwnServer()
  const words = ENGINE_WORDS[engine]
  if (own && words.ownServer) return words.ownServer
  if (hasKey || !factsOf(engine).needsKey) return words.promise
  return (
    <>
      {words.needsKey}{' '}
      <button type="button" className="link" onClick={openSettings}>
        Add it in Settings
      </button>
    </>
  )
}

function Mixed() {
  const engines = useEngines()
  const by = ENGINE_STEPS.map(
    (step) => `${BY_ENGINE[step].toLowerCase()} ${ENGINE_WORDS[engines[step]].name}`,
  )
  return `Each step has its own engine, chosen in Settings: ${by.join(', ')}.`
}
