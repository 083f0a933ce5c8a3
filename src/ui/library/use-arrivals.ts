import { useEffect } from 'react'
import { followLaunches, reportLostShare, takeShared } from '../../store/library/arrivals.ts'
import { createProject, createSample } from '../../store/library/store.ts'
import { importAsNewProject } from './import-later.ts'
import { openNewProject } from './open-new-project.ts'

/**
 * What the installed app is opened with: a shortcut of its icon, a shared file, or files of the
 * system.
 */
const ARRIVALS: Readonly<Record<string, (rest: string) => unknown>> = {
  '#/new': () => openNewProject(createProject),
  '#/sample': () => openNewProject(createSample),
  '#/shared': () => takeShared(importAsNewProject),
  '#/not-shared': reportLostShare,
}

/**
 * Where this page was opened: it has arrived there by itself, and the launch that led here says so
 * once more.
 */
let openedAt: string | undefined = location.href

export function useArrivals(): void {
  useEffect(() => {
    const arrive = (hash: string) => {
      const [, address = '', rest = ''] = /^(#\/[\w-]+)\/?(.*)$/.exec(hash) ?? []
      const act = ARRIVALS[address]
      // At once, so that neither going back nor a reload does it again.
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
