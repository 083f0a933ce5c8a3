import { type SettingsField, useAppStore } from '../../store/app/store.ts'
import { changeSettings, useSettingsStore } from '../../store/settings/store.ts'
import { KeyFields } from '../key/KeyFields.tsx'
import { DialogFrame } from '../kit/DialogFrame.tsx'
import { Select } from '../kit/Select.tsx'
import { ModelFields } from '../models/ModelFields.tsx'
import { OfflineFields } from '../offline/OfflineFields.tsx'
import { UpscaleFields } from '../upscale/UpscaleFields.tsx'
import { settingsWords as words } from '../words/en/settings.ts'
import { BrowserModelFields } from './BrowserModelFields.tsx'
import { CallFields } from './CallFields.tsx'
import { EngineFields } from './EngineFields.tsx'
import { LanguageField } from './LanguageField.tsx'
import { PictureServerFields } from './PictureServerFields.tsx'
import { TextSizeField } from './TextSizeField.tsx'

const THEMES = ['system', 'light', 'dark'] as const

const fieldOf = (field: SettingsField) => document.getElementById(`setting-${field}`)

/** All settings. Each change applies at once; there is no Save. */
export function SettingsDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const settings = useSettingsStore((state) => state.settings)
  const field = useAppStore((state) => state.field)
  return (
    <DialogFrame
      open={open}
      onClose={onClose}
      title={words.title}
      initialFocus={() => (field ? (fieldOf(field) ?? true) : true)}
    >
      <div className="dialog-body">
        <KeyFields />
        <EngineFields />
        <BrowserModelFields />
        <PictureServerFields />
        <ModelFields />
        <CallFields />
        <UpscaleFields />
        <OfflineFields />
        <fieldset>
          <legend>{words.look}</legend>
          <div className="field-pair">
            <label className="field">
              <span>{words.theme}</span>
              <Select
                value={settings.theme}
                onChange={(event) => {
                  const theme = THEMES.find((value) => value === event.target.value)
                  if (theme) changeSettings({ theme })
                }}
              >
                {THEMES.map((theme) => (
                  <option key={theme} value={theme}>
                    {words.themes[theme]}
                  </option>
                ))}
              </Select>
            </label>
            <TextSizeField />
          </div>
          <LanguageField />
        </fieldset>
      </div>
    </DialogFrame>
  )
}
