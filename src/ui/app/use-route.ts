import { useSyncExternalStore } from 'react'
import type { ProjectId } from '../../domain/ids.ts'

export type Route = { readonly screen: 'home' } | { readonly screen: 'project'; readonly id: ProjectId }

const PROJECT = /^#\/project\/([\w-]+)$/

/** The route of the address: `#/project/<id>`, else home. Follows back and forward. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(
    (changed) => {
      window.addEventListener('hashchange', changed)
      return () => window.removeEventListener('hashchange', changed)
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
