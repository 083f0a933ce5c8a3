import { create } from 'zustand'
import type { FrameId } from '../domain/ids.ts'
import type { JobKind } from '../domain/job.ts'
import { isAgreed } from '../domain/project.ts'
import { sendingOnly } from '../domain/send-fewer.ts'
import { openedProject, useProjectStore } from './open-project.ts'
import { editProject } from './project-store.ts'
import { currentEngine, useSettingsStore } from './settings-store.ts'

/** The sheet that shows what leaves this device: asked before the first call of a project, or looked at later. */
interface SendingState {
  readonly open: boolean
  /** Answers the step that waits; absent when the sheet is only looked at. */
  readonly answer?: ((send: boolean) => void) | undefined
  /** The step that waits. */
  readonly step?: WaitingStep | undefined
}

interface WaitingStep {
  readonly kind: JobKind
  /** Pictures that it draws. */
  readonly shots: number
}

export const useSendingStore = create<SendingState>(() => ({ open: false }))

const CALLING: ReadonlySet<JobKind> = new Set(['analyze', 'shots', 'images'])

/** True at once where nothing leaves this device or it was agreed to; else once the person presses Send. */
export function mayLeave(kind: JobKind, shots: number): boolean | Promise<boolean> {
  if (currentEngine() !== 'openrouter' || !CALLING.has(kind)) return true
  if (isAgreed(openedProject(), currentHost())) return true
  useSendingStore.getState().answer?.(false)
  return new Promise((resolve) =>
    useSendingStore.setState({ open: true, answer: resolve, step: { kind, shots } }),
  )
}

export function showSending(): void {
  useSendingStore.setState({ open: true })
}

/** Closes the sheet; a step that waited goes on, or is dropped. */
export function closeSending(send: boolean): void {
  const { answer } = useSendingStore.getState()
  useSendingStore.setState({ open: false, answer: undefined, step: undefined })
  if (send) {
    editProject((project) => {
      const agreed = project.frames.map(({ id }) => id)
      return { ...project, settings: { ...project.settings, agreed, agreedHost: currentHost() } }
    })
  }
  answer?.(send)
}

/** Where calls go now: host and port. */
const currentHost = () => new URL(useSettingsStore.getState().settings.openRouter.baseUrl).host

/** A sheet about one project is not answered for another. Call once. */
export function watchForClosing(): void {
  useProjectStore.subscribe(({ project }, { project: before }) => {
    if (project?.id !== before?.id && useSendingStore.getState().open) closeSending(false)
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
