import { useEffect } from 'react'
import { isUpscaleModel, ownModel, ownName, UPSCALE_SCALES } from '../../domain/upscale/upscale.ts'
import { useSettingsStore } from '../../store/settings/store.ts'
import { changeUpscale, findUpscaleChoices, useUpscalerStore } from '../../store/upscale/store.ts'
import { Select } from '../kit/Select.tsx'
import { OwnUpscaler } from './OwnUpscaler.tsx'

/** How pictures are upscaled. */
export function UpscaleFields() {
  const upscale = useSettingsStore(({ settings }) => settings.upscale)
  const { gpu, webp, own } = useUpscalerStore()
  useEffect(() => void findUpscaleChoices(), [])
  const chosenOwn = ownName(upscale.model)
  return (
    <fieldset>
      <legend>Upscaling</legend>
      <div className="field-pair">
        <label className="field">
          <span>Upscaler model</span>
          <Select
            value={upscale.model}
            onChange={({ target: { value } }) => isUpscaleModel(value) && changeUpscale({ model: value })}
          >
            <option value="fast">Fast, 2.4 MB</option>
            <option value="best" disabled={!gpu}>
              Best, 34 MB
            </option>
            {own && <option value={ownModel(own.name)}>{own.name}</option>}
            {chosenOwn !== undefined && chosenOwn !== own?.name && (
              <option value={upscale.model}>{chosenOwn}</option>
            )}
          </Select>
          <span className="quiet">{MODEL_HELP[gpu === undefined ? 'unknown' : gpu ? 'gpu' : 'none']}</span>
        </label>
        <div className="field-pair">
          <label className="field">
            <span>Scale</span>
            <Select
              value={upscale.scale}
              onChange={({ target: { value } }) => {
                const scale = UPSCALE_SCALES.find((one) => String(one) === value)
                if (scale) changeUpscale({ scale })
              }}
            >
              {UPSCALE_SCALES.map((scale) => (
                <option key={scale} value={scale}>
                  ×{scale}
                </option>
              ))}
            </Select>
          </label>
          <label className="field">
            <span>Upscaled as</span>
            <Select
              value={upscale.format}
              onChange={({ target: { value } }) =>
                changeUpscale({ format: value === 'webp' ? 'webp' : 'png' })
              }
            >
              <option value="png">PNG</option>
              <option value="webp" disabled={!webp}>
                WebP, lossless
              </option>
            </Select>
            {webp === false && <span className="quiet">This browser cannot write WebP without loss.</span>}
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
        <span>Upscale new pictures automatically</span>
      </label>
    </fieldset>
  )
}

const MODEL_HELP = {
  unknown: 'Real-ESRGAN, on this device.',
  gpu: 'Real-ESRGAN, on this device. Best is loaded when it is first used.',
  none: 'Real-ESRGAN, on this device. No graphics processor was found, and without one Best would take ten minutes a picture.',
} as const
