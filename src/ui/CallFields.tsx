import { useState } from 'react'
import {
  CONCURRENCY,
  isOwnServer,
  type OpenRouterSettings,
  SPENDING_LIMIT,
  TIMEOUT_SECONDS,
} from '../domain/settings.ts'
import { changeBaseUrl } from '../store/key-store.ts'
import { changeOpenRouter, useSettingsStore } from '../store/settings-store.ts'

/** How calls are made, and how much they may cost. */
export function CallFields() {
  const baseUrl = useSettingsStore(({ settings }) => settings.openRouter.baseUrl)
  return (
    <fieldset>
      <legend>Calls</legend>
      <LimitField />
      <div className="field-pair">
        <NumberField label="Concurrent requests" name="concurrency" range={CONCURRENCY} />
        <NumberField label="Request timeout (seconds)" name="timeoutSeconds" range={TIMEOUT_SECONDS} />
      </div>
      <BaseUrlField key={baseUrl} />
      <div className="field-pair">
        <TextField label="HTTP referer" name="referer" help="Optional. Publishes that this app was used." />
        <TextField label="App title" name="title" help="Optional, sent with the referer." />
      </div>
    </fieldset>
  )
}

/** Empty for no limit. */
function LimitField() {
  const limit = useSettingsStore(({ settings }) => settings.openRouter.spendingLimit)
  const [typed, setTyped] = useState(limit === null ? '' : String(limit))
  const number = Number(typed)
  const valid = typed.trim() === '' || (number >= SPENDING_LIMIT.min && number <= SPENDING_LIMIT.max)
  return (
    <label className="field">
      <span>Spending limit (USD)</span>
      <input
        id="setting-limit"
        className="input"
        type="number"
        min={SPENDING_LIMIT.min}
        max={SPENDING_LIMIT.max}
        step="any"
        inputMode="decimal"
        value={typed}
        aria-invalid={!valid}
        onChange={(event) => {
          const text = event.target.value
          setTyped(text)
          const next = Number(text)
          if (text.trim() === '') changeOpenRouter({ spendingLimit: null })
          else if (next >= SPENDING_LIMIT.min && next <= SPENDING_LIMIT.max) {
            changeOpenRouter({ spendingLimit: next })
          }
        }}
      />
      <span className={valid ? 'quiet' : 'field-problem'}>
        {valid
          ? 'For each project. A call that would pass it is not made. Empty for none.'
          : `From ${SPENDING_LIMIT.min} to ${SPENDING_LIMIT.max}, or empty.`}
      </span>
    </label>
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

interface NumberFieldProps {
  readonly label: string
  readonly name: 'concurrency' | 'timeoutSeconds'
  readonly range: { readonly min: number; readonly max: number }
}

/** What is typed stands while it is typed; it holds once it is a whole number in range. */
function NumberField({ label, name, range }: NumberFieldProps) {
  const value = useSettingsStore(({ settings }) => settings.openRouter[name])
  const [typed, setTyped] = useState(String(value))
  const number = Number(typed)
  const valid = Number.isInteger(number) && number >= range.min && number <= range.max
  return (
    <label className="field">
      <span>{label}</span>
      <input
        className="input"
        type="number"
        min={range.min}
        max={range.max}
        value={typed}
        aria-invalid={!valid}
        onChange={(event) => {
          setTyped(event.target.value)
          const next = event.target.valueAsNumber
          if (Number.isInteger(next) && next >= range.min && next <= range.max)
            changeOpenRouter({ [name]: next })
        }}
      />
      {!valid && (
        <span className="field-problem">
          From {range.min} to {range.max}. {value} still holds.
        </span>
      )}
    </label>
  )
}

/** Holds once it is an address that the page may call: OpenRouter, or a server on this machine. */
function BaseUrlField() {
  const value = useSettingsStore(({ settings }) => settings.openRouter.baseUrl)
  const [typed, setTyped] = useState(value)
  const valid = isAllowed(typed)
  return (
    <label className="field">
      <span>API base URL</span>
      <input
        id="setting-base-url"
        className="input"
        type="url"
        spellCheck={false}
        value={typed}
        aria-invalid={!valid}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => valid && changeBaseUrl(typed.trim().replace(/\/+$/, ''))}
      />
      <span className={valid ? 'quiet' : 'field-problem'}>
        {valid
          ? 'OpenRouter, or a server of your own on this machine that speaks the same protocol (LM Studio, Ollama, llama.cpp). It must allow this page by CORS.'
          : 'Only https://openrouter.ai or a server on 127.0.0.1 or localhost can be called from here.'}
      </span>
    </label>
  )
}

function isAllowed(text: string): boolean {
  if (!URL.canParse(text.trim())) return false
  const { origin, protocol } = new URL(text.trim())
  return origin === 'https://openrouter.ai' || (protocol === 'http:' && isOwnServer(text))
}
