import { type ReactNode, useEffect, useState } from 'react'
import { sentFrames } from '../../domain/clip/frames.ts'
import type { EngineStep } from '../../domain/engines/engines.ts'
import { modelsFor } from '../../domain/models/model.ts'
import type { Problem } from '../../domain/problem.ts'
import { withholdAllBut } from '../../store/consent/send-fewer.ts'
import { addressOfKey } from '../../store/key/sign-in.ts'
import { useCatalogueStore } from '../../store/models/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { changeOpenRouter } from '../../store/settings/store.ts'
import { EXPORTS } from '../handover/exports.ts'
import { wayOutWords as words } from '../words/en/ways-out.ts'

interface InsteadProps {
  readonly model: string | undefined
  readonly step: EngineStep
}

/**
 * Offers the model that the service names as a replacement, if it can do this step. It only selects
 * the model and calls nothing.
 */
export function Instead({ model, step }: InsteadProps) {
  const catalogue = useCatalogueStore((state) => state.catalogue)
  if (!model || !catalogue || !modelsFor(step, catalogue).some(({ id }) => id === model)) return null
  return (
    <RecoveryButton text={words.use(model)} onClick={() => changeOpenRouter({ models: { [step]: model } })} />
  )
}

interface SendFewerProps {
  /** How many pictures the model accepts, if the service said so; else half are offered. */
  readonly most: number | undefined
  readonly price?: string | undefined
  readonly onSend: () => unknown
}

/** Retries with fewer frames, spread over the clip. */
export function SendFewer({ most, price, onSend }: SendFewerProps) {
  const sent = useProjectStore(({ project }) => (project ? sentFrames(project).length : 0))
  const fewer = most ?? Math.floor(sent / 2)
  if (fewer < 1 || fewer >= sent) return null
  const send = () => {
    withholdAllBut(fewer)
    return onSend()
  }
  return <RecoveryButton text={words.send(fewer)} price={price} onClick={send} />
}

/**
 * Offers a result that arrived despite the error and may be billed: save it, or open its address.
 */
export function SaveCame({ came }: { readonly came: Problem['came'] }) {
  return (
    <>
      {came?.file && <RecoveryButton text={words.saveCame} onClick={() => EXPORTS.came(came)} />}
      {came?.link && <Outside href={came.link} text={words.openPicture} />}
    </>
  )
}

interface RecoveryButtonProps {
  readonly text: string
  readonly price?: string | undefined
  readonly onClick: () => unknown
}

/** One recovery button, with the price where it makes a call. */
export function RecoveryButton({ text, price, onClick }: RecoveryButtonProps) {
  return (
    <button type="button" className="button" aria-description={price} onClick={() => void onClick()}>
      {text}
      {price && (
        <span className="price" aria-hidden>
          {price}
        </span>
      )}
    </button>
  )
}

/** A page of the service, in a new tab. */
export function Outside({ href, text }: { readonly href: string; readonly text: string }): ReactNode {
  return (
    <a className="button" href={href} target="_blank" rel="noreferrer">
      {text}
    </a>
  )
}

/** The service's page for the key in use, addressed by the key's hash. */
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
