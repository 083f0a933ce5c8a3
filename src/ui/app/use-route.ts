import { useSyncExternalStore } from 'react'
import type { ProjectId } from '../../domain/ids.ts'

export type Route = { readonly screen: 'home' } | { readonly screen: 'project'; readonly id: ProjectId }

let cameFrom: Route | undefined

/** The screen that was left for this one; undefined on the first. */
export const leftRoute = (): Route | undefined => cameFrom

const PROJECT = /^#\/project\/([\w-]+)$/

/** The route of the address: `#/project/<id>`, else home. Follows back and forward. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(
    (changed) => {
      const follow = ({ oldURL }: HashChangeEvent) => {
        cameFrom = routeOf(new URL(oldURL).hash)
        changed()
      }
      window.addEventListener('hashchange', follow)
      return () => window.removeEventListener('hashchange', follow)
    },
    () => location.hash,
  )
  return routeOf(hash)
}

export function routeOf(hash: string): Route {
  const id = PROJECT.exec(hash)?.[1]
  return id ? { screen: 'project', id: id as ProjectId } : { screen: 'home' }
}

export const projectHref = (id: ProjectId) => `#/project/${id}`

/** Navigates and scrolls to the top. Back and forward keep the browser's scroll position. */
export function goTo(href: string): void {
  location.hash = href
  window.scrollTo(0, 0)
}
