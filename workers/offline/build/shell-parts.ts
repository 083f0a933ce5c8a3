import { DOORS } from './late-scripts.ts'

/** What the bundler tells of a module. */
interface ModuleFacts {
  readonly isEntry: boolean
  readonly importers: readonly string[]
  readonly dynamicImporters: readonly string[]
}

/**
 * Tells which modules belong to the shell: those that an entry reaches without passing a door of
 * the late parts (late-scripts.ts).
 */
export function shellModules(doors: readonly string[] = DOORS) {
  const known = new Map<string, boolean>()
  return (id: string, factsOf: (id: string) => ModuleFacts | null): boolean => {
    const seen = new Set([id])
    let reached = false
    for (const at of seen) {
      const facts = factsOf(at)
      reached = known.get(at) ?? facts?.isEntry ?? false
      if (reached) break
      const isDoor = doors.some((door) => at.endsWith(`/${door}`))
      const above = [...(facts?.importers ?? []), ...(isDoor ? [] : (facts?.dynamicImporters ?? []))]
      for (const importer of above) if (known.get(importer) !== false) seen.add(importer)
    }
    if (!reached) for (const late of seen) known.set(late, false)
    known.set(id, reached)
    return reached
  }
}

/** Modules whose dynamic imports come without a person's doing, once the first screen stands. */
const STARTERS = ['src/store/app/start.ts', 'src/store/key/keys.ts', 'src/store/storage/limits.ts']

/**
 * Tells which modules those imports need. In a file of their own they bring none of what only later
 * parts of the app share.
 */
export function startModules(starters: readonly string[] = STARTERS) {
  const isStarter = (id: string) => starters.some((starter) => id.endsWith(`/${starter}`))
  return (id: string, factsOf: (id: string) => ModuleFacts | null): boolean => {
    const seen = new Set([id])
    for (const at of seen) {
      const facts = factsOf(at)
      if (facts?.dynamicImporters.some(isStarter)) return true
      for (const importer of facts?.importers ?? []) seen.add(importer)
    }
    return false
  }
}
