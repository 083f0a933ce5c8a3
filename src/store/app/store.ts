import { create } from 'zustand'
import type { EngineStep } from '../../domain/engines/engines.ts'
import type { ProjectId } from '../../domain/ids.ts'
import { type Problem, toProblem } from '../../domain/problem.ts'
import type { AppError } from '../../lib/errors.ts'
import { redact } from '../../lib/secrets.ts'
import { useProjectStore } from '../project/store.ts'

const LOG_KEPT = 100

export interface LogLine {
  readonly id: number
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly text: string
  /** Why, where something failed. */
  readonly problem?: Problem
  /** Whose line it is; absent for what is about no project. */
  readonly project?: ProjectId | undefined
}

/** Which dialog of the whole app is open. */
export type OpenDialog = 'settings' | 'shortcuts' | 'storage' | 'moving' | undefined

/** A field of Settings to go to; a step's is its model. */
export type SettingsField = 'key' | 'limit' | 'base-url' | EngineStep

interface AppState {
  readonly online: boolean
  readonly dialog?: OpenDialog
  /** The field of Settings that it is opened for. */
  readonly field?: SettingsField | undefined
  /** Another tab with an earlier version of the app holds the projects: they cannot be read. */
  readonly heldUp?: boolean
  /** Why nothing is kept after this visit; undefined where all is. */
  readonly visitOnly?: Problem
  /** Newest first. */
  readonly log: readonly LogLine[]
}

/** What is true of the whole app and is never stored. */
export const useAppStore = create<AppState>(() => ({ online: navigator.onLine, log: [] }))

export const openDialog = (dialog: OpenDialog, field?: SettingsField) =>
  useAppStore.setState({ dialog, field })

let lines = 0

/** Adds a line to the activity log, which keeps the last hundred and no secret. */
export function log(text: string, error?: AppError): void {
  lines += 1
  const problem = error && { problem: toProblem(error) }
  const { project } = useProjectStore.getState()
  const line: LogLine = { id: lines, at: Date.now(), text: redact(text), ...problem, project: project?.id }
  useAppStore.setState((state) => ({ log: [line, ...state.log].slice(0, LOG_KEPT) }))
}

/** The whole log as text, oldest line first; `titleOf` says a problem in words. */
export function logText(titleOf: (problem: Problem) => string): string {
  const lines = useAppStore.getState().log.map(({ at, text, problem }) => {
    const why = problem ? `: ${titleOf(problem)} ${problem.detail ?? ''}` : ''
    return `${new Date(at).toISOString()} ${text}${why}`.trimEnd()
  })
  return lines.toReversed().join('\n')
}

/** The lines of a project, and those that are about none. */
export const linesOf = (log: readonly LogLine[], project: ProjectId | undefined) =>
  log.filter((line) => line.project === undefined || line.project === project)

/** Clears what is shown with a project; the lines of others stay theirs. */
export function clearLog(project: ProjectId | undefined): void {
  useAppStore.setState(({ log }) => ({ log: log.filter((line) => !linesOf([line], project).includes(line)) }))
}

/** Follows the browser's own word about the network. Call once. */
export function watchNetwork(): void {
  const update = () => useAppStore.setState({ online: navigator.onLine })
  window.addEventListener('online', update)
  window.addEventListener('offline', update)
}
