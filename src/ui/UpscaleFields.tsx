import { changeSettings, useSettingsStore } from '../store/settings-store.ts'
import { Select } from './Select.tsx'

/** How pictures are upscaled. */
export function UpscaleFields() {
  const upscale = useSettingsStore(({ settings }) => settings.upscale)
  return (
    <fieldset>
      <legend>Upscaling</legend>
      <div className="field-pair">
        <label className="field">
          <span>Upscaler model</span>
          <Select
            value={upscale.model}
            onChange={(event) =>
              changeSettings({
                upscale: { ...upscale, model: event.target.value === 'best' ? 'best' : 'fast' },
              })
            }
          >
            <option value="fast">Fast, 2.4 MB</option>
            <option value="best">Best, 34 MB</option>
          </Select>
        </label>
        <label className="field">
          <span>Scale</span>
          <Select
            value={upscale.scale}
            onChange={(event) =>
              changeSettings({ upscale: { ...upscale, scale: event.target.value === '4' ? 4 : 2 } })
            }
          >
            <option value={2}>×2</option>
            <option value={4}>×4</option>
          </Select>
        </label>
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={upscale.automatic}
          onChange={(event) => changeSettings({ upscale: { ...upscale, automatic: event.target.checked } })}
        />
        <span>Upscale new pictures automatically</span>
      </label>
      <p className="quiet">
        Real-ESRGAN, on this device. Best is for a graphics processor: without one it takes ten minutes a
        picture.
      </p>
    </fieldset>
  )
}
