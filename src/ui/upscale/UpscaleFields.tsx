import { useEffect } from 'react'
import { isBestBearable } from '../../domain/upscale/best-time.ts'
import { isUpscaleModel, ownModel, ownName, UPSCALE_SCALES } from '../../domain/upscale/upscale.ts'
import { useSettingsStore } from '../../store/settings/store.ts'
import { changeUpscale, findUpscaleChoices, useUpscalerStore } from '../../store/upscale/store.ts'
import { Select } from '../kit/Select.tsx'
import { unitWords } from '../words/en/units.ts'
import { upscaleWords as words } from '../words/en/upscale.ts'
import { OwnUpscaler } from './OwnUpscaler.tsx'

/** How pictures are upscaled. */
export function UpscaleFields() {
  const upscale = useSettingsStore(({ settings }) => settings.upscale)
  const { gpu, bestSeconds, webp, own } = useUpscalerStore()
  useEffect(() => void findUpscaleChoices(), [])
  const chosenOwn = ownName(upscale.model)
  return (
    <fieldset>
      <legend>{words.title}</legend>
      <div className="field-pair">
        <label className="field">
          <span>{words.model}</span>
          <Select
            id="setting-upscaler"
            value={upscale.model}
            onChange={({ target: { value } }) => isUpscaleModel(value) && changeUpscale({ model: value })}
          >
            <option value="fast">{words.fast}</option>
            <option value="best" disabled={!isBestBearable(gpu ?? false, bestSeconds)}>
              {words.best}
            </option>
            {own && <option value={ownModel(own.name)}>{own.name}</option>}
            {chosenOwn !== undefined && chosenOwn !== own?.name && (
              <option value={upscale.model}>{chosenOwn}</option>
            )}
          </Select>
          <span className="quiet">{helpOf(gpu, bestSeconds)}</span>
        </label>
        <div className="field-pair">
          <label className="field">
            <span>{words.scale}</span>
            <Select
              value={upscale.scale}
              onChange={({ target: { value } }) => {
                const scale = UPSCALE_SCALES.find((one) => String(one) === value)
                if (scale) changeUpscale({ scale })
              }}
            >
              {UPSCALE_SCALES.map((scale) => (
                <option key={scale} value={scale}>
                  {unitWords.enlarged(scale)}
                </option>
              ))}
            </Select>
          </label>
          <label className="field">
            <span>{words.format}</span>
            <Select
              value={upscale.format}
              onChange={({ target: { value } }) =>
                changeUpscale({ format: value === 'webp' ? 'webp' : 'png' })
              }
            >
              <option value="png">{words.png}</option>
              <option value="webp" disabled={!webp}>
                {words.webp}
              </option>
            </Select>
            {webp === false && <span className="quiet">{words.noWebp}</span>}
          </label>
        </div>
      </div>
      <OwnUpscaler />
      <label className="check">
        <input
          type="checkbox"
          checked={upscale.automatic}
          onChange={(event) => changeUpscale({ automatic: event.target.checked })}
        />
        <span>{words.automatic}</span>
      </label>
    </fieldset>
  )
}

/** Of the models, by what is known of the device. */
function helpOf(gpu: boolean | undefined, seconds: number | undefined): string {
  const { unknown, gpu: found, seconds: quick, minutes: slow, none } = words.modelHelp
  if (gpu === undefined) return unknown
  if (seconds === undefined || !Number.isFinite(seconds)) return gpu ? found : unknown
  if (!isBestBearable(gpu, seconds)) return none(Math.round(seconds / 60))
  return seconds < 100 ? quick(Math.max(1, Math.round(seconds))) : slow(Math.round(seconds / 60))
}
