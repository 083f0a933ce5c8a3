import { ASPECT_RATIOS } from '../../domain/board/aspect-ratio.ts'
import { findImageModel } from '../../domain/models/model.ts'
import { SEED } from '../../domain/settings/settings.ts'
import { useModels } from '../../store/models/store.ts'
import { changeOpenRouter } from '../../store/settings/store.ts'
import { NumberField } from '../kit/NumberField.tsx'
import { Select } from '../kit/Select.tsx'
import { settingsWords as words } from '../words/en/settings.ts'

/**
 * Options of the pictures. Offers only what the chosen model supports, because a model ignores
 * other options silently and still bills.
 */
export function PictureFields() {
  const { settings, catalogue, models } = useModels()
  const model = catalogue && findImageModel(catalogue, models.draw.id)
  if (!model) return null
  const shapes = ASPECT_RATIOS.filter((shape) => model.aspectRatios.includes(shape))
  return (
    <div className="field-pair">
      <Choice
        label={words.shape}
        own={words.shapeOfClip}
        value={settings.imageShape}
        offered={shapes}
        onChange={(imageShape) => changeOpenRouter({ imageShape })}
      />
      <Choice
        label={words.resolution}
        own={words.modelsOwn}
        value={settings.imageResolution}
        offered={model.resolutions}
        onChange={(imageResolution) => changeOpenRouter({ imageResolution })}
      />
      <Choice
        label={words.quality}
        own={words.modelsOwn}
        value={settings.imageQuality}
        offered={model.qualities}
        onChange={(imageQuality) => changeOpenRouter({ imageQuality })}
      />
      {model.seed && <SeedField />}
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  /** Label of the default. */
  readonly own: string
  readonly value: string
  readonly offered: readonly string[]
  readonly onChange: (value: string) => void
}

/** Hidden if the model leaves no choice. */
function Choice({ label, own, value, offered, onChange }: ChoiceProps) {
  if (offered.length === 0) return null
  return (
    <label className="field">
      <span>{label}</span>
      <Select value={offered.includes(value) ? value : ''} onChange={(event) => onChange(event.target.value)}>
        <option value="">{own}</option>
        {offered.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </Select>
    </label>
  )
}

function SeedField() {
  const seed = useModels().settings.imageSeed
  return (
    <NumberField
      label={words.seed}
      value={seed}
      range={SEED}
      none={words.noSeed}
      placeholder={words.noSeed}
      onChange={(imageSeed) => changeOpenRouter({ imageSeed })}
    />
  )
}
