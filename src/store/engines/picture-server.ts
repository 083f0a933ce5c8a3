import { chosenWorkflow, startFor } from '../../domain/engines/chosen-workflow.ts'
import { NO_SERVER, type PictureServer } from '../../domain/engines/picture-server.ts'
import { WORKFLOW_MOST, type WorkflowFault } from '../../domain/engines/workflow.ts'
import { type Problem, toProblem } from '../../domain/problem.ts'
import { isOwnServer, originOf, wholeAddress } from '../../lib/address.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { isCancel, toAppError } from '../../lib/errors.ts'
import { changeSettings, useSettingsStore } from '../settings/store.ts'

export function changePictureServer(change: Partial<PictureServer>): void {
  const { pictureServer } = useSettingsStore.getState().settings
  changeSettings({ pictureServer: { ...pictureServer, ...change } })
}

interface SearchState {
  readonly looking: boolean
  /** Why the last search found none. */
  readonly problem?: Problem | undefined
  /** Why the file that was chosen last is no workflow. */
  readonly fault?: WorkflowFault | undefined
}

export const useServerSearch = createShown<SearchState>(() => ({ looking: false }))

let search: AbortController | undefined

/** The origin that a typed address means; undefined unless it is on this machine. */
export function serverMeant(typed: string): string | undefined {
  const address = originOf(wholeAddress(typed))
  return address !== '' && isOwnServer(address) ? address : undefined
}

/**
 * Looks for a picture server at an address, and keeps what it is. Nothing is drawn. A newer search
 * replaces a running one; a server that is not found changes nothing.
 */
export async function lookForServer(typed: string): Promise<void> {
  const address = serverMeant(typed)
  if (!address) return
  search?.abort()
  const current = new AbortController()
  search = current
  useServerSearch.setState({ looking: true, problem: undefined, fault: undefined })
  try {
    const { findServer } = await import('../../services/engines/picture-server/find-server.ts')
    changePictureServer({ address, ...(await findServer(address, current.signal)) })
    useServerSearch.setState({ looking: false })
  } catch (error) {
    if (isCancel(error) && search !== current) return
    const problem = isCancel(error) ? undefined : toProblem(toAppError(error))
    useServerSearch.setState({ looking: false, problem })
  }
}

/** Keeps a workflow that a person has exported; one that cannot be used changes nothing. */
export async function chooseWorkflow(file: File): Promise<void> {
  // Each character takes four bytes at most.
  const text = file.size <= 4 * WORKFLOW_MOST ? await file.text().catch(() => '') : undefined
  const workflow = text === undefined ? 'too-large' : chosenWorkflow(file.name, text)
  if (typeof workflow === 'string') {
    useServerSearch.setState({ fault: workflow })
    return
  }
  useServerSearch.setState({ fault: undefined })
  changePictureServer({ workflow, start: startFor(workflow) })
}

export const stopSearch = () => search?.abort()

/** Pictures come from elsewhere then. */
export function forgetServer(): void {
  search?.abort()
  useServerSearch.setState({ looking: false, problem: undefined, fault: undefined })
  changeSettings({ pictureServer: NO_SERVER })
}
