import { useState } from 'react'
import { wholeDollars } from '../../domain/money/dollars.ts'
import {
  CONCURRENCY,
  type OpenRouterSettings,
  SPENDING_LIMIT,
  TIMEOUT_SECONDS,
} from '../../domain/settings/settings.ts'
import { addressMeant, changeBaseUrl } from '../../store/key/store.ts'
import { changeOpenRouter, useSettingsStore } from '../../store/settings/store.ts'
import { NumberField } from '../kit/NumberField.tsx'

/** How calls are made, and how much they may cost. */
export function CallFields() {
  const baseUrl = useSettingsStore(({ settings }) => settings.openRouter.baseUrl)
  return (
    <fieldset>
      <legend>Calls</legend>
      <LimitField />
      <div className="field-pair">
        <WholeField label="Concurrent requests" name="concurrency" range={CONCURRENCY} />
        <WholeField label="Request timeout (seconds)" name="timeoutSeconds" range={TIMEOUT_SECONDS} />
      </div>
      <BaseUrlField key={baseUrl} />
      <div className="field-pair">
        <TextField label="HTTP referer" name="referer" help="Optional. Publishes that this app was used." />
        <TextField label="App title" name="title" help="Optional, sent with the referer." />
      </div>
    </fieldset>
  )
}

function LimitField() {
  const limit = useSettingsStore(({ settings }) => settings.openRouter.spendingLimit)
  return (
    <NumberField
      label="Spending limit (USD)"
      id="setting-limit"
      value={limit}
      range={SPENDING_LIMIT}
      fraction
      none="No limit"
      say={wholeDollars}
      help={
        limit === null
          ? 'No limit now. Set one, and a call that would pass it is not made.'
          : `${wholeDollars(limit)} for each project, counted in this browser. A call that would pass it, by its list price or the model’s dearest recent bill, is not made. Empty for none.`
      }
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
}

function WholeField({ label, name, range }: WholeFieldProps) {
  const value = useSettingsStore(({ settings }) => settings.openRouter[name])
  return (
    <NumberField
      label={label}
      value={value}
      range={range}
      onChange={(next) => next !== null && changeOpenRouter({ [name]: next })}
    />
  )
}

/** Holds once it is an address that the page may call: OpenRouter, or a server on this machine. */
function BaseUrlField() {
  const value = useSettingsStore(({ settings }) => settings.openRouter.baseUrl)
  const [typed, setTyped] = useState(value)
  const address = addressMeant(typed)
  const valid = address !== undefined
  return (
    <label className="field">
      <span>API base URL</span>
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
        {valid
          ? 'OpenRouter, or a server of your own on this machine that speaks the same protocol (LM Studio, Ollama, llama.cpp). It must allow this page by CORS.'
          : 'Only https://openrouter.ai or a server on 127.0.0.1 or localhost can be called from here.'}
      </span>
    </label>
  )
}
