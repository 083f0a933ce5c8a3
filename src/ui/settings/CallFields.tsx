import { useState } from 'react'
import {
  CONCURRENCY,
  type OpenRouterSettings,
  SPENDING_LIMIT,
  TIMEOUT_SECONDS,
} from '../../domain/settings/settings.ts'
import { addressMeant, changeBaseUrl } from '../../store/key/base-url.ts'
import { changeOpenRouter, useSettingsStore } from '../../store/settings/store.ts'
import { NumberField } from '../kit/NumberField.tsx'
import { settingsWords as words } from '../words/en/settings.ts'
import { wholeDollars } from '../words/format.ts'

/** How calls are made, and how much they may cost. */
export function CallFields() {
  const baseUrl = useSettingsStore(({ settings }) => settings.openRouter.baseUrl)
  return (
    <fieldset>
      <legend>{words.calls}</legend>
      <LimitField />
      <div className="field-pair">
        <WholeField
          label={words.concurrency}
          name="concurrency"
          range={CONCURRENCY}
          help={words.concurrencyHelp}
        />
        <WholeField label={words.timeout} name="timeoutSeconds" range={TIMEOUT_SECONDS} />
      </div>
      <BaseUrlField key={baseUrl} />
      <div className="field-pair">
        <TextField label={words.referer} name="referer" help={words.refererHelp} />
        <TextField label={words.appTitle} name="title" help={words.appTitleHelp} />
      </div>
    </fieldset>
  )
}

function LimitField() {
  const limit = useSettingsStore(({ settings }) => settings.openRouter.spendingLimit)
  return (
    <NumberField
      label={words.limit}
      id="setting-limit"
      value={limit}
      range={SPENDING_LIMIT}
      fraction
      none={words.noLimit}
      say={wholeDollars}
      help={limit === null ? words.noLimitHelp : words.limitHelp(wholeDollars(limit))}
      onChange={(spendingLimit) => changeOpenRouter({ spendingLimit })}
    />
  )
}

interface TextFieldProps {
  readonly label: string
  readonly name: 'referer' | 'title'
  readonly help: string
}

function TextField({ label, name, help }: TextFieldProps) {
  const value = useSettingsStore(({ settings }) => settings.openRouter[name])
  const change: (text: string) => Partial<OpenRouterSettings> = (text) => ({ [name]: text })
  return (
    <label className="field">
      <span>{label}</span>
      <input
        className="input"
        spellCheck={false}
        value={value}
        onChange={(event) => changeOpenRouter(change(event.target.value))}
      />
      <span className="quiet">{help}</span>
    </label>
  )
}

interface WholeFieldProps {
  readonly label: string
  readonly name: 'concurrency' | 'timeoutSeconds'
  readonly range: { readonly min: number; readonly max: number }
  readonly help?: string
}

function WholeField({ label, name, range, help }: WholeFieldProps) {
  const value = useSettingsStore(({ settings }) => settings.openRouter[name])
  return (
    <NumberField
      label={label}
      value={value}
      range={range}
      {...(help === undefined ? {} : { help })}
      onChange={(next) => next !== null && changeOpenRouter({ [name]: next })}
    />
  )
}

/** Applies once it is a URL that the page may call: OpenRouter, or a server on this machine. */
function BaseUrlField() {
  const value = useSettingsStore(({ settings }) => settings.openRouter.baseUrl)
  const [typed, setTyped] = useState(value)
  const address = addressMeant(typed)
  const valid = address !== undefined
  return (
    <label className="field">
      <span>{words.address}</span>
      <input
        id="setting-base-url"
        className="input"
        inputMode="url"
        spellCheck={false}
        value={typed}
        aria-invalid={!valid}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          changeBaseUrl(typed)
          if (address) setTyped(address)
        }}
      />
      <span className={valid ? 'quiet' : 'field-problem'}>
        {valid ? words.addressHelp : words.addressRefused}
      </span>
    </label>
  )
}
