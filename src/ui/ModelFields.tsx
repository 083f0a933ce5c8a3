import { findImageModel } from '../domain/model.ts'
import { loadCatalogue, useCatalogueStore, useModels } from '../store/catalogue-store.ts'
import { changeOpenRouter } from '../store/settings-store.ts'
import { Alert } from './Alert.tsx'
import { shortDate } from './format.ts'
import { ModelPicker } from './ModelPicker.tsx'
import { Select } from './Select.tsx'

/** A model for each role, and what can be asked of the image model. */
export function ModelFields() {
  return (
    <fieldset>
      <legend>Models</legend>
      <ModelPicker
        purpose="context"
        name="contextModel"
        label="Context model"
        help="Describes the clip; sees pictures."
      />
      <ModelPicker
        purpose="director"
        name="directorModel"
        label="Director model"
        help="Writes the shot list; sees pictures and keeps to a schema."
      />
      <ModelPicker
        purpose="image"
        name="imageModel"
        label="Image model"
        help="Draws the shots; takes two reference pictures."
      />
      <PictureFields />
      <CatalogueState />
    </fieldset>
  )
}

/** Only what the chosen model takes: it would drop the rest in silence. */
function PictureFields() {
  const { settings, catalogue, models } = useModels()
  const model = catalogue && findImageModel(catalogue, models.image.id)
  if (!model || (model.resolutions.length === 0 && model.qualities.length === 0)) return null
  return (
    <div className="field-pair">
      {model.resolutions.length > 0 && (
        <Choice
          label="Resolution"
          value={settings.imageResolution}
          offered={model.resolutions}
          onChange={(imageResolution) => changeOpenRouter({ imageResolution })}
        />
      )}
      {model.qualities.length > 0 && (
        <Choice
          label="Quality"
          value={settings.imageQuality}
          offered={model.qualities}
          onChange={(imageQuality) => changeOpenRouter({ imageQuality })}
        />
      )}
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly offered: readonly string[]
  readonly onChange: (value: string) => void
}

function Choice({ label, value, offered, onChange }: ChoiceProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <Select value={offered.includes(value) ? value : ''} onChange={(event) => onChange(event.target.value)}>
        <option value="">The model’s own</option>
        {offered.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </Select>
    </label>
  )
}

function CatalogueState() {
  const { catalogue, loading, problem } = useCatalogueStore()
  const age = catalogue && (
    <>
      {catalogue.source === 'bundled' ? 'A few models as of ' : `${count(catalogue)} models as of `}
      {shortDate(catalogue.at)}.{' '}
    </>
  )
  return (
    <>
      {problem && <Alert problem={problem} />}
      <p className="quiet">
        {loading
          ? 'Asking for the list of models…'
          : (age ?? 'The list of models has not been asked for yet. ')}
        {!loading && (
          <button type="button" className="link" onClick={() => void loadCatalogue(true)}>
            {catalogue ? 'Ask again' : 'Ask for it'}
          </button>
        )}
      </p>
    </>
  )
}

const count = ({ chat, image }: { readonly chat: readonly unknown[]; readonly image?: readonly unknown[] }) =>
  chat.length + (image?.length ?? 0)
