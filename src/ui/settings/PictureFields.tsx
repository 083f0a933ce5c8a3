import { ASPECT_RATIOS } from '../../domain/board/aspect-ratio.ts'
import { findImageModel } from '../../domain/models/model.ts'
import { type ReferenceCount, SEED } from '../../domain/settings/settings.ts'
import { useModels } from '../../store/models/store.ts'
import { changeOpenRouter } from '../../store/settings/store.ts'
import { NumberField } from '../kit/NumberField.tsx'
import { Select } from '../kit/Select.tsx'

const REFERENCES: Readonly<Record<ReferenceCount, string>> = {
  1: 'Style picture only',
  2: 'Clip’s frame, style picture',
  3: 'And the first drawn shot',
}

/**
 * What can be asked of the pictures: only what the chosen model takes, because it would drop the
 * rest in silence and bill it.
 */
export function PictureFields() {
  const { settings, catalogue, models } = useModels()
  const model = catalogue && findImageModel(catalogue, models.draw.id)
  if (!model) return null
  const shapes = ASPECT_RATIOS.filter((shape) => model.aspectRatios.includes(shape))
  const counts = ([1, 2, 3] as const).filter((count) => count <= model.maxReferences)
  const most = counts.at(-1) ?? 1
  return (
    <div className="field-pair">
      {counts.length > 1 && (
        <label className="field">
          <span>References</span>
          <Select
            value={Math.min(settings.imageReferences, most)}
            onChange={(event) => {
              const count = counts.find((offered) => offered === Number(event.target.value))
              if (count) changeOpenRouter({ imageReferences: count })
            }}
          >
            {counts.map((count) => (
              <option key={count} value={count}>
                {REFERENCES[count]}
              </option>
            ))}
          </Select>
        </label>
      )}
      <Choice
        label="Shape"
        own="As the clip"
        value={settings.imageShape}
        offered={shapes}
        onChange={(imageShape) => changeOpenRouter({ imageShape })}
      />
      <Choice
        label="Resolution"
        own="The model’s own"
        value={settings.imageResolution}
        offered={model.resolutions}
        onChange={(imageResolution) => changeOpenRouter({ imageResolution })}
      />
      <Choice
        label="Quality"
        own="The model’s own"
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
  /** What it is called when nothing is chosen. */
  readonly own: string
  readonly value: string
  readonly offered: readonly string[]
  readonly onChange: (value: string) => void
}

/** Nothing where the model leaves no choice. */
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
      label="Seed"
      value={seed}
      range={SEED}
      none="Another for each take"
      placeholder="Another for each take"
      onChange={(imageSeed) => changeOpenRouter({ imageSeed })}
    />
  )
}
