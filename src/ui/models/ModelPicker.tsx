import { Autocomplete } from '@base-ui/react/autocomplete'
import { useState } from 'react'
import type { EngineStep } from '../../domain/engines/engines.ts'
import { usualCost } from '../../domain/models/default-model.ts'
import { type Catalogue, type ChatModel, type ImageModel, modelsFor } from '../../domain/models/model.ts'
import { estimateCall } from '../../domain/money/estimate.ts'
import { useModels } from '../../store/models/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { changeOpenRouter } from '../../store/settings/store.ts'
import { modelsWords as words } from '../words/en/models.ts'
import { aboutDollars } from '../words/prices.ts'

type Model = ChatModel | ImageModel

/** A searchable list that also takes typed text; if empty, the default follows the catalogue. */
export function ModelPicker({ step }: { readonly step: EngineStep }) {
  const { name, help } = words.roles[step]
  const { settings, catalogue, models } = useModels()
  const id = `setting-${step}`
  const chosen = settings.models[step]
  const resolved = models[step]
  const [typed, setTyped] = useState(chosen)
  const [shown, setShown] = useState(chosen)
  // Another tab or the replacement button may have chosen meanwhile.
  if (shown !== chosen) {
    setShown(chosen)
    setTyped(chosen)
  }
  const choose = (model: string) => {
    if (model.trim() !== chosen) changeOpenRouter({ models: { [step]: model.trim() } })
  }
  const offered = catalogue ? modelsFor(step, catalogue) : []
  const none = catalogue ? words.noneFits : words.defaultOfDay
  const current = offered.find((model) => model.id === resolved.id)
  return (
    <div className="field">
      <Autocomplete.Root
        items={offered}
        value={typed}
        onValueChange={(text, { reason }) => {
          setTyped(text)
          if (reason === 'item-press' || reason === 'clear-press') choose(text)
        }}
        itemToStringValue={(model: Model) => model.id}
        filter={(model: Model, query) => matches(model, query === chosen ? '' : query)}
        openOnInputClick
      >
        <label htmlFor={id}>{name}</label>
        <Autocomplete.Input
          id={id}
          className="input"
          spellCheck={false}
          placeholder={resolved.id === '' ? none : words.default(resolved.id)}
          onBlur={() => choose(typed)}
        />
        <Autocomplete.Portal>
          <Autocomplete.Positioner className="picker-place" sideOffset={4}>
            <Autocomplete.Popup className="menu picker">
              <Autocomplete.Empty className="picker-empty">
                {offered.length === 0 ? words.noList : words.notFound}
              </Autocomplete.Empty>
              <Autocomplete.List>
                {(model: Model) => (
                  <Autocomplete.Item key={model.id} value={model} className="menu-item picker-item">
                    <span className="picker-name">{model.id}</span>
                    <Price step={step} model={model} catalogue={catalogue} />
                    {model.expires && <span className="field-problem">{words.until(model.expires)}</span>}
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Popup>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      </Autocomplete.Root>
      <span className="quiet">
        {help} {current && <Price step={step} model={current} catalogue={catalogue} />}
      </span>
      {current?.expires && <span className="field-problem">{words.retired(current.expires)}</span>}
      {resolved.gone && (
        <span className="field-problem">
          {words.gone(resolved.id)}{' '}
          <button type="button" className="link" onClick={() => choose(resolved.gone?.id ?? '')}>
            {words.use(resolved.gone.id)}
          </button>
        </span>
      )}
    </div>
  )
}

function matches({ id, name }: Model, query: string): boolean {
  const text = `${id} ${name}`.toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

interface PriceProps {
  readonly step: EngineStep
  readonly model: Model
  readonly catalogue: Catalogue | undefined
}

/** Price of one call of the step with this model, for the open project or a typical one. */
function Price({ step, model, catalogue }: PriceProps) {
  const settings = useModels().settings
  const project = useProjectStore((state) => state.project)
  // A local server gives no prices.
  if (catalogue?.source === 'own') return null
  const cost = project ? estimateCall(step, project, catalogue, model.id, settings) : usualCost(step, model)
  return (
    <span className="quiet figures">
      {aboutDollars(cost)} {cost !== undefined && words.roles[step].unit}
    </span>
  )
}
