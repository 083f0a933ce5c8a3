import { changeSettings, useSettingsStore } from '../../store/settings/store.ts'
import { Select } from '../kit/Select.tsx'
import { settingsWords as words } from '../words/en/settings.ts'
import { AUTOMATIC, LANGUAGES } from '../words/languages.ts'

/** Hidden while there is only one language. */
export function LanguageField() {
  const language = useSettingsStore(({ settings }) => settings.language)
  if (LANGUAGES.length === 1) return null
  return (
    <label className="field">
      <span>{words.language}</span>
      <Select value={language} onChange={(event) => changeSettings({ language: event.target.value })}>
        <option value={AUTOMATIC}>{words.languageOfBrowser}</option>
        {LANGUAGES.map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {ownName(tag)}
          </option>
        ))}
      </Select>
    </label>
  )
}

/** A language's name in that language, as its speakers look for it. */
const ownName = (tag: string) => new Intl.DisplayNames(tag, { type: 'language' }).of(tag)
