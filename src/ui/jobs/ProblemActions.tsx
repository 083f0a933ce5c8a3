import type { EngineStep } from '../../domain/engines/engines.ts'
import type { Problem } from '../../domain/problem.ts'
import { openDialog, type SettingsField } from '../../store/app/store.ts'
import { previewRequest } from '../../store/consent/store.ts'
import { signIn } from '../../store/key/sign-in.ts'
import { wayOutWords as words } from '../words/en/ways-out.ts'
import { addressOf, MODEL_FIRST } from './kinds-of-problems.ts'
import { Instead, KeyLink, Outside, RecoveryButton, SaveCame, SendFewer } from './recovery.tsx'

interface ProblemActionsProps {
  readonly problem: Problem
  /** The step whose call failed. */
  readonly step: EngineStep
  readonly onRetry: () => unknown
  /** What the retry does, where it is more than trying again. */
  readonly retry?: string | undefined
  /** Estimated price of a retry. */
  readonly price?: string | undefined
  /** Focuses the text that was sent. */
  readonly onEdit?: (() => void) | undefined
  /** Draws without the clip's frame, which may show faces. */
  readonly onWithoutFrame?: (() => unknown) | undefined
}

const settings = (field: SettingsField) => () => openDialog('settings', field)

/** Recovery buttons of an error, the most useful first. */
export function ProblemActions(props: ProblemActionsProps) {
  const { problem, step, onRetry, retry = words.again, price, onEdit, onWithoutFrame } = props
  const again = <RecoveryButton text={retry} price={price} onClick={onRetry} />
  const otherModel = <RecoveryButton text={words.otherModel} onClick={settings(step)} />
  const edit = onEdit && <RecoveryButton text={words.edit} onClick={onEdit} />
  const withoutFrame = onWithoutFrame && (
    <RecoveryButton text={words.withoutFrame} price={price} onClick={onWithoutFrame} />
  )
  const send = <RecoveryButton text={words.chooseSent} onClick={previewRequest} />
  switch (problem.code) {
    case 'refused':
      return (
        <>
          {edit}
          {withoutFrame ?? send}
          {otherModel}
          {again}
        </>
      )
    case 'too-many-pictures':
    case 'too-long':
      return (
        <>
          {step === 'describe' && <SendFewer most={problem.most} price={price} onSend={onRetry} />}
          {problem.code === 'too-long' && edit}
          {step === 'draw' && withoutFrame}
          {step === 'describe' && send}
          {otherModel}
          {again}
        </>
      )
    case 'too-large':
    case 'picture-not-taken':
      return (
        <>
          {send}
          {withoutFrame}
          {otherModel}
          {again}
        </>
      )
    case 'model-gave-up':
    case 'upscaler-away':
    case 'gpu-missing':
    case 'model-lost': {
      const field = problem.code === 'model-gave-up' ? 'own-model' : 'upscaler'
      return (
        <>
          {field === 'own-model' && again}
          <RecoveryButton text={words.openSettings} onClick={settings(field)} />
          {field === 'upscaler' && again}
        </>
      )
    }
    case 'nothing-to-send':
      return (
        <>
          {send}
          {again}
        </>
      )
    case 'out-of-credit':
    case 'quota-reached':
      return (
        <>
          {problem.code === 'quota-reached' && otherModel}
          <Outside href="https://openrouter.ai/credits" text={words.addCredit} />
          {again}
        </>
      )
    case 'key-limit':
      return (
        <>
          <KeyLink text={words.raiseKey} />
          {again}
        </>
      )
    case 'frames-gone':
    case 'ledger-lost':
      return (
        <>
          <RecoveryButton text={words.reload} onClick={() => location.reload()} />
          {problem.code === 'frames-gone' && again}
        </>
      )
    case 'spending-limit':
      return (
        <>
          <RecoveryButton text={words.raiseLimit} onClick={settings('limit')} />
          {again}
        </>
      )
    case 'unauthorized':
    case 'key-missing':
    case 'key-forgotten':
    case 'key-management':
    case 'sign-in-failed':
      return (
        <>
          <RecoveryButton
            text={problem.code === 'key-missing' ? words.signIn : words.signInAgain}
            onClick={() => void signIn()}
          />
          {again}
        </>
      )
    case 'key-locked':
    case 'key-malformed':
      return <RecoveryButton text={words.openSettings} onClick={settings('key')} />
    case 'privacy':
      return (
        <>
          {otherModel}
          <Outside href="https://openrouter.ai/settings/privacy" text={words.privacy} />
          {again}
        </>
      )
    case 'not-allowed':
      return (
        <>
          {otherModel}
          <KeyLink text={words.lookAtKey} />
          {again}
        </>
      )
    case 'no-models':
    case 'server-silent':
    case 'picture-server-silent':
    case 'picture-server-refused':
    case 'picture-server-gone':
      return (
        <>
          <RecoveryButton text={words.changeAddress} onClick={settings(addressOf(problem.code))} />
          {again}
        </>
      )
    case 'model-missing':
    case 'no-endpoint':
      return (
        <>
          <Instead model={problem.instead} step={step} />
          {otherModel}
          {again}
        </>
      )
    case 'unsupported':
    case 'bad-request':
    case 'schema-too-large':
    case 'provider':
    case 'overloaded':
    case 'service-timeout':
    case 'timeout':
    case 'no-picture-route':
    case 'bad-response':
    case 'empty-response':
    case 'thought-only':
    case 'picture-not-shown':
    case 'edge-shows':
    case 'picture-elsewhere':
    case 'too-few-shots':
      return (
        <>
          <SaveCame came={problem.came} />
          {MODEL_FIRST.has(problem.code) && otherModel}
          {again}
          {!MODEL_FIRST.has(problem.code) && otherModel}
        </>
      )
    default:
      return again
  }
}
