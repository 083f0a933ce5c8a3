import { useEffect } from 'react'
import { followLaunches, reportLostShare, takeShared } from '../../store/library/arrivals.ts'
import { createSample } from '../../store/library/sample.ts'
import { createProject } from '../../store/library/store.ts'
import { importAsNewProject } from './import-later.ts'
import { openNewProject } from './open-new-project.ts'

/** Launch targets of the installed app: icon shortcuts, shared files, files of the system. */
const ARRIVALS: Readonly<Record<string, (rest: string) => unknown>> = {
  '#/new': () => openNewProject(createProject),
  '#/sample': () => openNewProject(createSample),
  '#/shared': () => takeShared(importAsNewProject),
  '#/not-shared': reportLostShare,
}

/** The first URL of this page: the launch queue reports it once more. */
let openedAt: string | undefined = location.href

export function useArrivals(): void {
  useEffect(() => {
    const arrive = (hash: string) => {
      const [, address = '', rest = ''] = /^(#\/[\w-]+)\/?(.*)$/.exec(hash) ?? []
      const act = ARRIVALS[address]
      // Before the action runs, so that going back or a reload does not repeat it.
      if (act && location.hash === hash) history.replaceState(history.state, '', '#/')
      act?.(rest)
    }
    const follow = () => arrive(location.hash)
    follow()
    followLaunches({
      onFiles: (files) => void importAsNewProject(files),
      onAddress: (address) => {
        if (address !== openedAt) arrive(new URL(address).hash)
        openedAt = undefined
      },
    })
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
}
