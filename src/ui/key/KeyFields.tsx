import { useState } from 'react'
import { AUTO_LOCK_MINUTES, type KeyTier } from '../../domain/key/key-tier.ts'
import { testConnection } from '../../store/key/connection.ts'
import { changeKey, forgetKey, lock, moveKey } from '../../store/key/keys.ts'
import { useOwnServer, useSettingsStore } from '../../store/settings/store.ts'
import { KeyLink } from '../jobs/recovery.tsx'
import { Alert } from '../kit/Alert.tsx'
import { Button } from '../kit/Button.tsx'
import { Select } from '../kit/Select.tsx'
import { connectionWords } from '../words/en/connection.ts'
import { keyWords as words } from '../words/en/key.ts'
import { dollars } from '../words/format.ts'
import { warningText } from '../words/warning-text.ts'
import { PassphraseForm, UnlockForm } from './PassphraseForm.tsx'
import { SignIn } from './SignIn.tsx'

/** The key: how to get one, where it is stored, what it may spend. */
export function KeyFields() {
  const apiKey = useSettingsStore((state) => state.apiKey)
  const locked = useSettingsStore((state) => state.locked)
  const own = useOwnServer()
  const host = useSettingsStore(({ settings }) => hostOf(settings.openRouter.baseUrl))
  const none = apiKey === ''
  return (
    <fieldset>
      <legend>{words.title}</legend>
      {none && !locked && <SignIn />}
      {locked ? (
        <UnlockForm />
      ) : (
        <label className="field">
          <span>{words.key}</span>
          <input
            id="setting-key"
            className="input"
            type="password"
            autoComplete="off"
            spellCheck={false}
            value={apiKey}
            onChange={(event) => changeKey(event.target.value)}
          />
          <span className="quiet">
            {words.keyHelp(host)}
            {own && ` ${words.ownServerHelp}`}
          </span>
        </label>
      )}
      {!locked && <KeepField />}
      <div className="row">
        <Button why={none && !own ? words.noneToTest : undefined} onClick={() => void testConnection()}>
          {words.test}
        </Button>
        <Button why={none && !locked ? words.none : undefined} onClick={() => void forgetKey()}>
          {words.forget}
        </Button>
        {!none && !own && <KeyLink key={apiKey} text={words.limitOrRevoke} />}
      </div>
      <ConnectionResult />
    </fieldset>
  )
}

const hostOf = (baseUrl: string) => baseUrl.replace(/^https?:\/\//, '').replace(/\/.*$/, '')

function tierHelp(tier: KeyTier): string {
  const { tab, device, passphrase } = words.tiers
  return tier === 'passphrase' ? passphrase.help(AUTO_LOCK_MINUTES) : { tab, device }[tier].help
}

function KeepField() {
  const tier = useSettingsStore((state) => state.keyTier)
  const hasKey = useSettingsStore((state) => state.apiKey !== '')
  const [asking, setAsking] = useState(false)
  const shown = asking ? 'passphrase' : tier
  return (
    <>
      <label className="field">
        <span>{words.keep}</span>
        <Select
          value={shown}
          disabled={!hasKey}
          onChange={(event) => {
            const next = event.target.value
            setAsking(next === 'passphrase')
            if (next === 'tab' || next === 'device') void moveKey(next)
          }}
        >
          {(['tab', 'device', 'passphrase'] as const).map((value) => (
            <option key={value} value={value}>
              {words.tiers[value].name}
            </option>
          ))}
        </Select>
        <span className="quiet">
          {tierHelp(shown)} {words.never}
        </span>
      </label>
      {asking && tier !== 'passphrase' && <PassphraseForm onDone={() => setAsking(false)} />}
      {tier === 'passphrase' && (
        <div className="row">
          <Button onClick={lock}>{words.lock}</Button>
        </div>
      )}
    </>
  )
}

function ConnectionResult() {
  const connection = useSettingsStore((state) => state.connection)
  if (connection.status === 'disconnected') return <Alert problem={connection.problem} />
  if (connection.status === 'checking') return <p className="quiet">{words.asking}</p>
  if (connection.status !== 'connected') return null
  const { label = connectionWords.ownServer, limitRemaining, warnings } = connection
  return (
    <div role="status" className="connection-result">
      <p className="connection-ok">
        {limitRemaining === undefined
          ? words.connected(label)
          : words.connectedLeft(label, dollars(Math.max(0, limitRemaining)))}
      </p>
      {limitRemaining === undefined && connection.label !== undefined && (
        <p className="quiet">{words.noLimit}</p>
      )}
      {warnings.map((warning) => (
        <p key={warningText(warning)} className="field-problem">
          {warningText(warning)}
        </p>
      ))}
    </div>
  )
}
