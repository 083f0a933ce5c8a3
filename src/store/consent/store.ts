import type { CallingStep } from '../../domain/consent/plans.ts'
import type { FrameId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { calmly, createShown } from '../../lib/dom/shown-store.ts'
import { editProject } from '../project/edits.ts'
import { useProjectStore } from '../project/store.ts'
import type { Sending } from './sending.ts'

/**
 * The consent dialog, shown before the first call of a project, or opened for reading. What it
 * asked stays while it closes, or it would show something else in its last frames.
 */
interface ConsentState {
  readonly open: boolean
  /** Answers the waiting step; absent when the dialog is only read. */
  readonly answer?: ((send: boolean) => void) | undefined
  /** The waiting step. */
  readonly step?: WaitingStep | undefined
}

interface WaitingStep extends CallingStep {
  /** How its job sends; absent before there is a job, which then reads the settings. */
  readonly sending?: Sending | undefined
}

export const useConsentStore = createShown<ConsentState>(() => ({ open: false }))

let asking: Promise<boolean> | undefined

/**
 * Shows what a step is about to send and waits for the answer; concurrent callers share it.
 * Cancelling the job refuses.
 */
export function askConsent(step: WaitingStep, signal?: AbortSignal): Promise<boolean> {
  if (asking) return asking
  const answer = Promise.withResolvers<boolean>()
  asking = answer.promise
  useConsentStore.setState({ open: true, answer: answer.resolve, step })
  signal?.addEventListener('abort', () => answer.promise === asking && closeConsent(), { once: true })
  return asking
}

export function previewRequest(): void {
  useConsentStore.setState(({ open }) => (open ? {} : { open: true, answer: undefined, step: undefined }))
}

/**
 * Closes the dialog. A waiting step goes on once `agree` is saved in the project; without it the
 * step is dropped.
 */
export function closeConsent(agree?: (project: Project) => Project): void {
  const { open, answer } = useConsentStore.getState()
  useConsentStore.setState({ open: false })
  asking = undefined
  if (agree) calmly(() => editProject(agree))
  if (open) answer?.(agree !== undefined)
}

/** Closes the dialog when its project changes or another tab takes it over. Call once. */
export function watchForClosing(): void {
  useProjectStore.subscribe(({ project, readOnly }, before) => {
    const left = project?.id !== before.project?.id || (readOnly && !before.readOnly)
    if (left && useConsentStore.getState().open) closeConsent()
  })
}

/** Includes a frame in what is sent, or withholds it. */
export function withholdFrame(id: FrameId, withheld: boolean): void {
  editProject((project) => {
    const others = (project.settings.withheld ?? []).filter((other) => other !== id)
    return { ...project, settings: { ...project.settings, withheld: withheld ? [...others, id] : others } }
  })
}
