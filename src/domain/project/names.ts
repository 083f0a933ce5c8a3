import { LIMITS } from './limits.ts'

/** What the app itself writes into a project as its name: content, not words of the screen. */
export const PROJECT_NAMES = { untitled: 'Untitled storyboard', sample: 'Sample storyboard' } as const

/**
 * "Pilot (copy)", or the first free of "Pilot (copy 2)", "Pilot (copy 3)" …; a copy of a copy is
 * named after the original.
 */
export function copyName(name: string, taken: readonly string[]): string {
  const original = name.replace(/ \(copy( \d+)?\)$/, '').slice(0, LIMITS.line - 20)
  for (let number = 1; ; number++) {
    const copy = `${original} (copy${number === 1 ? '' : ` ${number}`})`
    if (!taken.includes(copy)) return copy
  }
}

/** A unique name: the project's own, or a copy's. */
export const freeName = (name: string, taken: readonly string[]): string =>
  taken.includes(name) ? copyName(name, taken) : name
