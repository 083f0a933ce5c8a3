import { useEffect } from 'react'
import { followLaunches, takeShared } from '../store/arrivals.ts'
import { createProject, createSample } from '../store/library-store.ts'
import { takeFiles } from './take-files.ts'
import { goTo, projectHref } from './use-route.ts'

/** What the installed app is opened with: a shortcut of its icon, a shared file, or files of the system. */
const ARRIVALS: Readonly<Record<string, () => Promise<unknown>>> = {
  '#/new': async () => goTo(projectHref(await createProject())),
  '#/sample': async () => goTo(projectHref(await createSample())),
  '#/shared': async () => takeFiles(await takeShared()),
}

export function useArrivals(): void {
  useEffect(() => {
    const arrive = () => {
      const act = ARRIVALS[location.hash]
      if (!act) return
      // At once, so that neither going back nor a reload does it again.
      history.replaceState(null, '', '#/')
      void act()
    }
    arrive()
    followLaunches((files) => void takeFiles(files))
    window.addEventListener('hashchange', arrive)
    return () => window.removeEventListener('hashchange', arrive)
  }, [])
}
