import { create } from 'zustand'
import type { CallingStep } from '../../domain/consent/plans.ts'
import { sendingOnly } from '../../domain/consent/send-fewer.ts'
import { factsOf } from '../../domain/engines/engine-choice.ts'
import type { FrameId } from '../../domain/ids.ts'
import { isEngineStep, type Step } from '../../domain/jobs/steps.ts'
import type { Project } from '../../domain/project/project.ts'
import type { StepInput } from '../../pipeline/steps.ts'
import type { CallFacts } from '../../services/engines/openrouter/client.ts'
import { editProject } from '../project/edits.ts'
import { openedProject, useProjectStore } from '../project/store.ts'
import { currentEngine } from '../settings/store.ts'

/**
 * The sheet that shows what leaves this device: asked before the first call of a project, or looked
 * at later.
 */
interface ConsentState {
  readonly open: boolean
  /** Answers the step that waits; absent when the sheet is only looked at. */
  readonly answer?: ((send: boolean) => void) | undefined
  /** The step that waits. */
  readonly step?: WaitingStep | undefined
}

interface WaitingStep extends CallingStep {
  /** What its job calls with; absent before there is a job, which goes by what is set then. */
  readonly facts?: CallFacts | undefined
}

export const useConsentStore = create<ConsentState>(() => ({ open: false }))

/**
 * True at once where nothing leaves this device; where it was agreed to, or the person presses
 * Send, soon.
 */
export function requestConsent(kind: Step, input: StepInput): boolean | Promise<boolean> {
  if (!isEngineStep(kind) || !factsOf(currentEngine(kind)).leavesDevice) return true
  return consentTo({ kind, shots: input.shots ?? [], without: input.without })
}

/** What decides is no part of the first screen. */
async function consentTo(step: WaitingStep): Promise<boolean> {
  const { isStepAgreed } = await import('./step-agreement.ts')
  return isStepAgreed(openedProject(), step) || askConsent(step)
}

let asking: Promise<boolean> | undefined

/**
 * Shows what a step is about to send, and waits for the answer; while it does, others wait for the
 * same. Cancelling its job is a no.
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
  useConsentStore.setState({ open: true })
}

/**
 * Closes the sheet; a step that waited goes on once its agreement is noted in the project, or is
 * dropped.
 */
export function closeConsent(agree?: (project: Project) => Project): void {
  const { answer } = useConsentStore.getState()
  useConsentStore.setState({ open: false, answer: undefined, step: undefined })
  asking = undefined
  if (agree) editProject(agree)
  answer?.(agree !== undefined)
}

/**
 * A sheet about one project is not answered for another, nor for one that another tab now writes.
 * Call once.
 */
export function watchForClosing(): void {
  useProjectStore.subscribe(({ project, readOnly }, before) => {
    const left = project?.id !== before.project?.id || (readOnly && !before.readOnly)
    if (left && useConsentStore.getState().open) closeConsent()
  })
}

/** Lets a frame go along, or keeps it on this device. */
export function withholdFrame(id: FrameId, withheld: boolean): void {
  editProject((project) => {
    const others = (project.settings.withheld ?? []).filter((other) => other !== id)
    return { ...project, settings: { ...project.settings, withheld: withheld ? [...others, id] : others } }
  })
}

/** Lets so many frames go along, spread over the clip, the identity frame among them. */
export const withholdAllBut = (count: number) => editProject((project) => sendingOnly(project, count))
