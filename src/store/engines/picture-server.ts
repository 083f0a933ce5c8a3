import { create } from 'zustand'
import { NO_SERVER, type PictureServer } from '../../domain/engines/picture-server.ts'
import { type Problem, toProblem } from '../../domain/problem.ts'
import { isOwnServer, originOf, wholeAddress } from '../../lib/address.ts'
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
}

export const useServerSearch = create<SearchState>(() => ({ looking: false }))

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
  useServerSearch.setState({ looking: true, problem: undefined })
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

export const stopSearch = () => search?.abort()

/** Pictures come from elsewhere then. */
export function forgetServer(): void {
  search?.abort()
  useServerSearch.setState({ looking: false, problem: undefined })
  changeSettings({ pictureServer: NO_SERVER })
}
