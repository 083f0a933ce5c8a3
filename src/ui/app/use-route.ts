import { useSyncExternalStore } from 'react'
import type { ProjectId } from '../../domain/ids.ts'

export type Route = { readonly screen: 'home' } | { readonly screen: 'project'; readonly id: ProjectId }

const PROJECT = /^#\/project\/([\w-]+)$/

/** Where the address says one is: `#/project/<id>`, else home. Back and forward work. */
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

/**
 * A new screen is seen from its top; back and forward leave the browser its own memory of where one
 * was.
 */
export function goTo(href: string): void {
  location.hash = href
  window.scrollTo(0, 0)
}
