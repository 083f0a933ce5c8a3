import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

const loads: (() => Promise<unknown>)[] = []

/** A component in a file of its own, loaded when it is first wanted or when the browser has nothing else to do. */
export function lazyPart<Props>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  loads.push(load)
  return lazy(async () => ({ default: await load() }))
}

/** Fetches all such parts, one after another; what fails is asked for again when it is wanted. */
export async function preloadParts(): Promise<void> {
  for (const load of loads) await load().catch(() => undefined)
}
