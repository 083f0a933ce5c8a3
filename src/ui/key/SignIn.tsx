import { useState } from 'react'
import { useAppStore } from '../../store/app/store.ts'
import { pasteCode, signIn, signInByHandAddress, useSignInStore } from '../../store/key/sign-in.ts'
import { Alert } from '../kit/Alert.tsx'
import { Button } from '../kit/Button.tsx'

/** Two clicks to a key of its own, with a limit; by hand where the way back does not lead here. */
export function SignIn() {
  const { status, problem } = useSignInStore()
  const visitOnly = useAppStore((state) => state.visitOnly !== undefined)
  if (visitOnly) {
    return (
      <>
        {problem && <Alert problem={problem} />}
        <ByHand open why="Nothing is kept after this visit, so this page must not be left" />
      </>
    )
  }
  return (
    <>
      <Button primary wide onClick={() => void signIn()}>
        {status === 'finishing' ? 'Signing in…' : 'Sign in with OpenRouter'}
      </Button>
      <span className="quiet">
        OpenRouter makes a key for this app alone, which you can limit and take back. Or paste a key below.
      </span>
      {problem && <Alert problem={problem} />}
      <ByHand why="Where the way back does not lead here, as in some installed apps" />
    </>
  )
}

function ByHand({ why, open = false }: { readonly why: string; readonly open?: boolean }) {
  const [href, setHref] = useState<string>()
  const [code, setCode] = useState('')
  return (
    <details
      className="by-hand"
      open={open}
      onToggle={(event) => {
        if (event.currentTarget.open && !href) void signInByHandAddress().then(setHref)
      }}
    >
      <summary>Sign in by hand</summary>
      <p className="quiet">{why}: open the page, copy the code it shows, paste it here within ten minutes.</p>
      <div className="row">
        {href && (
          <a className="button" href={href} target="_blank" rel="noreferrer">
            Open the sign-in page
          </a>
        )}
      </div>
      <form
        className="passphrase"
        onSubmit={(event) => {
          event.preventDefault()
          if (code.trim() !== '') void pasteCode(code)
        }}
      >
        <label className="field">
          <span>Code</span>
          <input
            className="input"
            autoComplete="off"
            spellCheck={false}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </label>
        <button type="submit" className="button">
          Use this code
        </button>
      </form>
    </details>
  )
}
