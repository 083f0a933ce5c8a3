import { type ReactNode, useEffect, useState } from 'react'
import type { Problem } from '../domain/problem.ts'
import { openDialog } from '../store/app-store.ts'
import { showSending } from '../store/sending-store.ts'
import { addressOfKey, signIn } from '../store/sign-in.ts'

interface ProblemActionsProps {
  readonly problem: Problem
  readonly onRetry: () => unknown
  /** Puts the text that was sent under the cursor. */
  readonly onEdit?: (() => void) | undefined
  /** Draws without the clip's frame, which may show faces. */
  readonly onWithoutFrame?: (() => unknown) | undefined
}

const settings = () => openDialog('settings')

/** The ways out of a problem, as buttons: the one that helps first. */
export function ProblemActions({ problem, onRetry, onEdit, onWithoutFrame }: ProblemActionsProps) {
  const again = <Way text="Try again" onClick={onRetry} />
  const otherModel = <Way text="Choose another model" onClick={settings} />
  const edit = onEdit && <Way text="Edit the text" onClick={onEdit} />
  switch (problem.code) {
    case 'refused':
      return (
        <>
          {edit}
          {onWithoutFrame && <Way text="Draw without the clip’s frame" onClick={onWithoutFrame} />}
          {otherModel}
          {again}
        </>
      )
    case 'too-long':
      return (
        <>
          {edit}
          {otherModel}
          {again}
        </>
      )
    case 'too-large':
    case 'nothing-to-send':
      return (
        <>
          <Way text="Choose what to send" onClick={showSending} />
          {again}
        </>
      )
    case 'out-of-credit':
      return (
        <>
          <Outside href="https://openrouter.ai/credits" text="Add credit" />
          {again}
        </>
      )
    case 'key-limit':
      return (
        <>
          <KeyLink text="Raise the key’s limit" />
          {again}
        </>
      )
    case 'spending-limit':
      return (
        <>
          <Way text="Raise the limit" onClick={settings} />
          {again}
        </>
      )
    case 'unauthorized':
    case 'key-missing':
    case 'key-management':
    case 'sign-in-failed':
      return (
        <>
          <Way text="Sign in again" onClick={() => void signIn()} />
          {again}
        </>
      )
    case 'key-locked':
    case 'key-malformed':
      return <Way text="Open Settings" onClick={settings} />
    case 'model-missing':
    case 'no-endpoint':
    case 'unsupported':
    case 'bad-request':
    case 'overloaded':
    case 'no-picture-route':
    case 'too-few-shots':
      return (
        <>
          {otherModel}
          {again}
        </>
      )
    default:
      return again
  }
}

function Way({ text, onClick }: { readonly text: string; readonly onClick: () => unknown }) {
  return (
    <button type="button" className="button" onClick={() => void onClick()}>
      {text}
    </button>
  )
}

function Outside({ href, text }: { readonly href: string; readonly text: string }): ReactNode {
  return (
    <a className="button" href={href} target="_blank" rel="noreferrer">
      {text}
    </a>
  )
}

/** The service's own page of the key in use, which is found by the key's hash. */
export function KeyLink({ text }: { readonly text: string }) {
  const [href, setHref] = useState<string>()
  useEffect(() => {
    let current = true
    void addressOfKey().then((address) => current && setHref(address))
    return () => {
      current = false
    }
  }, [])
  return href === undefined ? null : <Outside href={href} text={text} />
}
