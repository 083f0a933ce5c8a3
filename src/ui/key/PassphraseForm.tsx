import { useState } from 'react'
import { MIN_PASSPHRASE } from '../../domain/key/key-tier.ts'
import type { Problem } from '../../domain/problem.ts'
import { moveKey, unlock } from '../../store/key/keys.ts'
import { Alert } from '../kit/Alert.tsx'
import { keyWords as words } from '../words/en/key.ts'

/** Asks for a new passphrase, once: a forgotten one costs only a new sign-in. */
export function PassphraseForm({ onDone }: { readonly onDone: () => void }) {
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const short = typed.length < MIN_PASSPHRASE
  return (
    <form
      className="passphrase"
      onSubmit={(event) => {
        event.preventDefault()
        if (short || busy) return
        setBusy(true)
        void moveKey('passphrase', typed)
          .then((kept) => kept && onDone())
          .finally(() => setBusy(false))
      }}
    >
      <Passphrase label={words.newPassphrase} value={typed} onChange={setTyped} autoComplete="new-password" />
      <span className="quiet">{words.passphraseHelp(MIN_PASSPHRASE)}</span>
      <button type="submit" className="button" aria-disabled={short || busy}>
        {busy ? words.sealing : words.keepBehind}
      </button>
    </form>
  )
}

/** Unlocks a key that a passphrase protects. */
export function UnlockForm() {
  const [typed, setTyped] = useState('')
  const [state, setState] = useState<'idle' | 'busy' | Problem>('idle')
  return (
    <form
      className="passphrase"
      onSubmit={(event) => {
        event.preventDefault()
        if (typed === '' || state === 'busy') return
        setState('busy')
        void unlock(typed).then((problem) => problem && setState(problem))
      }}
    >
      <Passphrase
        label={words.passphrase}
        value={typed}
        onChange={setTyped}
        autoComplete="current-password"
      />
      {typeof state === 'object' && <Alert problem={state} />}
      <button type="submit" className="button" aria-disabled={typed === '' || state === 'busy'}>
        {state === 'busy' ? words.opening : words.unlock}
      </button>
    </form>
  )
}

interface PassphraseProps {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly autoComplete: 'new-password' | 'current-password'
}

function Passphrase({ label, value, onChange, autoComplete }: PassphraseProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <input
        className="input"
        type="password"
        autoComplete={autoComplete}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}
