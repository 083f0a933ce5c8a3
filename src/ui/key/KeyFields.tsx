import { useState } from 'react'
import { AUTO_LOCK_MINUTES, type KeyTier } from '../../domain/key/key-tier.ts'
import { dollars } from '../../domain/money/dollars.ts'
import { testConnection } from '../../store/key/connection.ts'
import { changeKey, forgetKey, lock, moveKey } from '../../store/key/store.ts'
import { useOwnServer, useSettingsStore } from '../../store/settings/store.ts'
import { KeyLink } from '../jobs/recovery.tsx'
import { Alert } from '../kit/Alert.tsx'
import { Button } from '../kit/Button.tsx'
import { Select } from '../kit/Select.tsx'
import { PassphraseForm, UnlockForm } from './PassphraseForm.tsx'
import { SignIn } from './SignIn.tsx'

/** The key: how one comes by it, where it is kept, what it may spend. */
export function KeyFields() {
  const apiKey = useSettingsStore((state) => state.apiKey)
  const locked = useSettingsStore((state) => state.locked)
  const own = useOwnServer()
  const host = useSettingsStore(({ settings }) => hostOf(settings.openRouter.baseUrl))
  const none = apiKey === ''
  return (
    <fieldset>
      <legend>OpenRouter</legend>
      {none && !locked && <SignIn />}
      {locked ? (
        <UnlockForm />
      ) : (
        <label className="field">
          <span>API key</span>
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
            For {host}, and sent nowhere else.{own && ' Most servers on this machine want none.'}
          </span>
        </label>
      )}
      {!locked && <KeepField />}
      <div className="row">
        <Button
          why={none && !own ? 'There is no key to test.' : undefined}
          onClick={() => void testConnection()}
        >
          Test connection
        </Button>
        <Button why={none && !locked ? 'There is no key.' : undefined} onClick={() => void forgetKey()}>
          Forget key
        </Button>
        {!none && !own && <KeyLink key={apiKey} text="Limit or revoke it" />}
      </div>
      <ConnectionResult />
    </fieldset>
  )
}

const hostOf = (baseUrl: string) => baseUrl.replace(/^https?:\/\//, '').replace(/\/.*$/, '')

const TIERS: Readonly<Record<KeyTier, { readonly label: string; readonly help: string }>> = {
  tab: { label: 'In this tab', help: 'It goes when the tab is closed.' },
  device: {
    label: 'On this device',
    help: 'Sealed in this browser’s storage. That keeps it out of backups and copies, not from someone who uses this browser.',
  },
  passphrase: {
    label: 'Behind a passphrase',
    help: `Sealed under words that only you know; locked again after ${AUTO_LOCK_MINUTES} minutes without a touch.`,
  },
}

function KeepField() {
  const tier = useSettingsStore((state) => state.keyTier)
  const hasKey = useSettingsStore((state) => state.apiKey !== '')
  const [asking, setAsking] = useState(false)
  const shown = asking ? 'passphrase' : tier
  return (
    <>
      <label className="field">
        <span>Keep the key</span>
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
              {TIERS[value].label}
            </option>
          ))}
        </Select>
        <span className="quiet">{TIERS[shown].help} It never enters a project, an export or the log.</span>
      </label>
      {asking && tier !== 'passphrase' && <PassphraseForm onDone={() => setAsking(false)} />}
      {tier === 'passphrase' && (
        <div className="row">
          <Button onClick={lock}>Lock now</Button>
        </div>
      )}
    </>
  )
}

function ConnectionResult() {
  const connection = useSettingsStore((state) => state.connection)
  if (connection.status === 'disconnected') return <Alert problem={connection.problem} />
  if (connection.status === 'checking') return <p className="quiet">Asking the service…</p>
  if (connection.status !== 'connected') return null
  const { label, limitRemaining, warnings } = connection
  return (
    <div role="status" className="connection-result">
      <p className="connection-ok">
        Connected with key {label}
        {limitRemaining !== undefined && `, ${dollars(Math.max(0, limitRemaining))} left`}.
      </p>
      {limitRemaining === undefined && label !== 'own server' && (
        <p className="quiet">
          This key has no limit of its own. Setting one bounds what a lost key can cost.
        </p>
      )}
      {warnings.map((warning) => (
        <p key={warning} className="field-problem">
          {warning}
        </p>
      ))}
    </div>
  )
}
