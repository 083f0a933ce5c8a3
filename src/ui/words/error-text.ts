import { useSyncExternalStore } from 'react'
import type { Problem } from '../../domain/problem.ts'
import { preloadLater } from '../kit/lazy-component.ts'
import { errorWords } from './en/errors.ts'
import type * as Late from './late-errors.ts'

/**
 * The texts of what only a lazy part can meet. They load with the other lazy parts, or when one of
 * them is wanted first.
 */
let late: typeof Late | undefined
let loading: Promise<void> | undefined
const listeners = new Set<() => void>()

preloadLater(loadErrorTexts)

export function loadErrorTexts(): Promise<void> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

async function load(): Promise<void> {
  late = await import('./late-errors.ts')
  for (const heard of listeners) heard()
}

type EarlyCode = keyof typeof errorWords
const isEarly = (code: Problem['code']): code is EarlyCode => code in errorWords

/** What a person reads for an error: in general words until its own have arrived. */
export function errorText({ code }: Problem): Late.ErrorText {
  if (isEarly(code)) return errorWords[code]
  // After a failed load, the next error starts it again.
  if (!late) void loadErrorTexts().catch(() => undefined)
  return late?.lateErrorText(code) ?? errorWords.bug
}

const chargeText = (problem: Problem): string | undefined => late?.chargeText(problem)

/** What is told of it besides: what a foreign program said, or ours once the words have arrived. */
function detailText({ detail }: Problem): string | undefined {
  if (detail === undefined || typeof detail === 'string') return detail
  if (!late) void loadErrorTexts().catch(() => undefined)
  return late?.detailText(detail)
}

/** What errors are called and cost; the component is drawn again when more texts have arrived. */
export function useErrorTexts() {
  useSyncExternalStore(
    (heard) => {
      listeners.add(heard)
      return () => listeners.delete(heard)
    },
    () => late,
  )
  return { errorText, chargeText, detailText }
}
