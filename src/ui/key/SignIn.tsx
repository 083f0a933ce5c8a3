import { useState } from 'react'
import { useAppStore } from '../../store/app/store.ts'
import { pasteCode, signIn, signInByHandAddress, useSignInStore } from '../../store/key/sign-in.ts'
import { Alert } from '../kit/Alert.tsx'
import { Button } from '../kit/Button.tsx'
import { keyWords as words } from '../words/en/key.ts'

/**
 * Sign-in in two clicks, which makes a key with a limit. Offers pasting a key if the redirect
 * cannot return to this address.
 */
export function SignIn() {
  const { status, problem } = useSignInStore()
  const visitOnly = useAppStore((state) => state.visitOnly !== undefined)
  if (visitOnly) {
    return (
      <>
        {problem && <Alert problem={problem} />}
        <ByHand open why={words.byHandOnly} />
      </>
    )
  }
  return (
    <>
      <Button primary wide onClick={() => void signIn()}>
        {status === 'finishing' ? words.signingIn : words.signIn}
      </Button>
      <span className="quiet">{words.signInHelp}</span>
      {problem && <Alert problem={problem} />}
      <ByHand why={words.byHandHelp} />
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
      <summary>{words.byHand}</summary>
      <p className="quiet">{why}</p>
      <div className="row">
        {href && (
          <a className="button" href={href} target="_blank" rel="noreferrer">
            {words.openPage}
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
          <span>{words.code}</span>
          <input
            className="input"
            autoComplete="off"
            spellCheck={false}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </label>
        <button type="submit" className="button">
          {words.useCode}
        </button>
      </form>
    </details>
  )
}
