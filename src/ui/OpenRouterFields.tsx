import { useState } from 'react'
import { CONCURRENCY, type OpenRouterSettings, TIMEOUT_SECONDS } from '../domain/settings.ts'
import {
  changeKey,
  changeOpenRouter,
  forgetKey,
  testConnection,
  useSettingsStore,
} from '../store/settings-store.ts'
import { Alert } from './Alert.tsx'
import { Button } from './Button.tsx'

/** The model service: key, models, limits. */
export function OpenRouterFields() {
  const openRouter = useSettingsStore(({ settings }) => settings.openRouter)
  const apiKey = useSettingsStore((state) => state.apiKey)
  return (
    <>
      <fieldset>
        <legend>OpenRouter</legend>
        <label className="field">
          <span>API key</span>
          <input
            className="input"
            type="password"
            autoComplete="off"
            spellCheck={false}
            value={apiKey}
            onChange={(event) => changeKey(event.target.value)}
          />
          <span className="quiet">
            Kept in this tab only: it goes when the tab is closed, and never enters a project.
          </span>
        </label>
        <div className="row">
          <Button
            why={apiKey === '' ? 'There is no key to test.' : undefined}
            onClick={() => void testConnection()}
          >
            Test connection
          </Button>
          <Button why={apiKey === '' ? 'There is no key.' : undefined} onClick={forgetKey}>
            Forget key
          </Button>
        </div>
        <ConnectionResult />
      </fieldset>
      <fieldset>
        <legend>Models</legend>
        <TextField label="Context model" name="contextModel" help="Describes the clip. Must see pictures." />
        <TextField
          label="Director model"
          name="directorModel"
          help="Writes the shot list. Must see pictures and follow a schema."
        />
        <TextField
          label="Image model"
          name="imageModel"
          help="Draws the shots. Must take two reference pictures."
        />
      </fieldset>
      <fieldset>
        <legend>Calls</legend>
        <div className="field-pair">
          <NumberField label="Concurrent requests" name="concurrency" range={CONCURRENCY} />
          <NumberField label="Request timeout (seconds)" name="timeoutSeconds" range={TIMEOUT_SECONDS} />
        </div>
        <BaseUrlField key={openRouter.baseUrl} />
        <div className="field-pair">
          <TextField label="HTTP referer" name="referer" help="Optional. Publishes that this app was used." />
          <TextField label="App title" name="title" help="Optional, sent with the referer." />
        </div>
      </fieldset>
    </>
  )
}

function ConnectionResult() {
  const connection = useSettingsStore((state) => state.connection)
  if (connection.status === 'disconnected') return <Alert problem={connection.problem} />
  if (connection.status === 'checking') return <p className="quiet">Asking the service…</p>
  if (connection.status !== 'connected') return null
  const { label, limitRemaining } = connection
  return (
    <p className="well" role="status">
      Connected with key {label}
      {limitRemaining !== undefined && `, $${limitRemaining.toFixed(2)} left`}.
    </p>
  )
}

type TextName = 'contextModel' | 'directorModel' | 'imageModel' | 'referer' | 'title'

interface TextFieldProps {
  readonly label: string
  readonly name: TextName
  readonly help: string
}

function TextField({ label, name, help }: TextFieldProps) {
  const value = useSettingsStore(({ settings }) => settings.openRouter[name])
  const change: (text: string) => Partial<OpenRouterSettings> = (text) => ({ [name]: text.trim() })
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
        className="input"
        type="url"
        spellCheck={false}
        value={typed}
        aria-invalid={!valid}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => valid && changeOpenRouter({ baseUrl: typed.trim().replace(/\/+$/, '') })}
      />
      <span className={valid ? 'quiet' : 'field-problem'}>
        {valid
          ? 'OpenRouter, or a server of your own on this machine.'
          : 'Only https://openrouter.ai or a server on 127.0.0.1 or localhost can be called from here.'}
      </span>
    </label>
  )
}

function isAllowed(text: string): boolean {
  if (!URL.canParse(text.trim())) return false
  const { origin, hostname, protocol } = new URL(text.trim())
  return (
    origin === 'https://openrouter.ai' ||
    (protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname))
  )
}
