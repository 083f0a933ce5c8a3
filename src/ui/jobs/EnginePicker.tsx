import { forEachStep, isAble, soleEngine, WHOLE_ENGINES } from '../../domain/engines/engine-choice.ts'
import type { EngineId } from '../../domain/engines/engines.ts'
import { openDialog } from '../../store/app/store.ts'
import { mayLookForModel } from '../../store/engines/has-browser-model.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { changeSettings, useEngines, useMeans, useOwnServer } from '../../store/settings/store.ts'
import { Lazy } from '../kit/Lazy.tsx'
import { lazyComponent } from '../kit/lazy-component.ts'
import { Select } from '../kit/Select.tsx'
import { engineWords as words } from '../words/en/engines.ts'

const MIXED = 'mixed'

const OwnModelHint = lazyComponent(async () => (await import('./OwnModelHint.tsx')).OwnModelHint)

/** One engine for all steps and its privacy promise; Settings offers one for each step. */
export function EnginePicker({ openSettings }: { readonly openSettings: () => void }) {
  const running = useJobStore(({ job }) => job !== undefined)
  const engine = soleEngine(useEngines())
  return (
    <>
      <label className="pick">
        <span>{words.title}</span>
        <Select
          value={engine ?? MIXED}
          disabled={running}
          title={running ? words.keptByJob : undefined}
          onChange={(event) => {
            const chosen = WHOLE_ENGINES.find((id) => id === event.target.value)
            if (chosen) changeSettings({ engines: forEachStep(() => chosen) })
          }}
        >
          {!engine && <option value={MIXED}>{words.mixed}</option>}
          {WHOLE_ENGINES.map((id) => (
            <option key={id} value={id}>
              {words.engines[id].name}
            </option>
          ))}
        </Select>
      </label>
      <p className="quiet">{engine ? <Promised engine={engine} openSettings={openSettings} /> : <Mixed />}</p>
      {mayLookForModel() && (
        <Lazy when>
          <OwnModelHint openSettings={() => openDialog('settings', 'own-model')} />
        </Lazy>
      )}
    </>
  )
}

interface PromisedProps {
  readonly engine: EngineId
  readonly openSettings: () => void
}

function Promised({ engine, openSettings }: PromisedProps) {
  const means = useMeans()
  const own = useOwnServer()
  const { ownServer, promise, needsKey } = words.engines[engine]
  if (own && ownServer) return ownServer
  if (isAble(engine, means)) return promise
  return (
    <>
      {needsKey}{' '}
      <button type="button" className="link" onClick={openSettings}>
        {words.addInSettings}
      </button>
    </>
  )
}

function Mixed() {
  const engines = useEngines()
  const nameOf = (id: EngineId) => words.inSentence[id] ?? words.engines[id].name
  return words.mixedHelp(forEachStep((step) => nameOf(engines[step])))
}
