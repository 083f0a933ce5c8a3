import type { LogEvent } from '../../domain/app/log-event.ts'
import type { EngineStep } from '../../domain/engines/engines.ts'
import type { ProjectId } from '../../domain/ids.ts'
import { type Problem, toProblem } from '../../domain/problem.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import type { AppError } from '../../lib/errors.ts'
import { redacted } from '../../lib/secrets.ts'
import { useProjectStore } from '../project/store.ts'

const LOG_KEPT = 100

export interface LogLine {
  readonly id: number
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly event: LogEvent
  /** The cause, for a failure. */
  readonly problem?: Problem
  /** The project it concerns; absent for the app as a whole. */
  readonly project?: ProjectId | undefined
}

/** The open dialog of the app. */
export type OpenDialog =
  | 'settings'
  | 'shortcuts'
  | 'storage'
  | 'moving'
  | 'hand-over'
  | 'draft-sheet'
  | undefined

/** A field of Settings to focus; for a step, its model. */
export type SettingsField =
  | 'key'
  | 'limit'
  | 'base-url'
  | 'server-address'
  | 'own-model'
  | 'upscaler'
  | EngineStep

interface AppState {
  readonly online: boolean
  readonly dialog?: OpenDialog
  /** The field that Settings opens at. */
  readonly field?: SettingsField | undefined
  /**
   * Another tab with an earlier version blocks the database upgrade, so projects cannot be read.
   */
  readonly heldUp?: boolean
  /** Why nothing persists after this visit; undefined where it does. */
  readonly visitOnly?: Problem
  /** Newest first. */
  readonly log: readonly LogLine[]
}

/** App-wide state that is never persisted. */
export const useAppStore = createShown<AppState>(() => ({ online: navigator.onLine, log: [] }))

export const openDialog = (dialog: OpenDialog, field?: SettingsField) =>
  useAppStore.setState({ dialog, field })

let lines = 0

/** Adds a line to the activity log: the last 100 lines, without secrets. */
export function log(event: LogEvent, error?: AppError): void {
  lines += 1
  const problem = error && { problem: toProblem(error) }
  const { project } = useProjectStore.getState()
  const line: LogLine = {
    id: lines,
    at: Date.now(),
    event: redacted(event),
    ...problem,
    project: project?.id,
  }
  useAppStore.setState((state) => ({ log: [line, ...state.log].slice(0, LOG_KEPT) }))
}

/** The lines of a project, and those of the app as a whole. */
export const linesOf = (log: readonly LogLine[], project: ProjectId | undefined) =>
  log.filter((line) => line.project === undefined || line.project === project)

/** Clears the lines shown with a project; lines of other projects stay. */
export function clearLog(project: ProjectId | undefined): void {
  useAppStore.setState(({ log }) => ({ log: log.filter((line) => !linesOf([line], project).includes(line)) }))
}

/** Follows `navigator.onLine`. Call once. */
export function watchNetwork(): void {
  const update = () => useAppStore.setState({ online: navigator.onLine })
  window.addEventListener('online', update)
  window.addEventListener('offline', update)
}
