import type { ProjectId } from '../../domain/ids.ts'
import { migrate } from '../../domain/project/migrations.ts'
import type { Project } from '../../domain/project/project.ts'
import { deviceStore, type LocalStore, tabStore } from './local.ts'

/** What a page left behind in its last moment. */
export interface LastWords {
  /**
   * Of the opening that wrote it: only the one that could still write the project has something to
   * say.
   */
  readonly token: string
  /** May name media that never reached the disk. */
  readonly project: Project
}

const keyOf = (id: ProjectId) => `maestro.last.${id}`

/** The second survives a reload only, but has room of its own. */
const SHELVES: readonly LocalStore[] = [deviceStore, tabStore]

/**
 * Keeps a project's text where it is written at once: a page that is closed has no time for a
 * database, whose transactions are broken off with it. Read when the project is opened next, and
 * forgotten once the database has it.
 * @returns false when there was no room for it: the write that was begun may still arrive.
 */
export function leaveLastWords(words: LastWords): boolean {
  const text = JSON.stringify(words)
  const { id } = words.project
  for (const shelf of SHELVES) {
    if (!shelf.write(keyOf(id), text)) continue
    // An earlier word on the other shelf is outdated.
    forgetLastWords(id, shelf)
    return true
  }
  return false
}

export function readLastWords(id: ProjectId): LastWords | undefined {
  for (const shelf of SHELVES) {
    try {
      const { token, project } = JSON.parse(shelf.read(keyOf(id)) ?? '') as LastWords
      if (project.id === id) return { token, project: migrate(project) }
    } catch {
      // Nothing there, or nothing that can be read.
    }
  }
  return undefined
}

/** Everywhere, or everywhere but on one shelf. */
export function forgetLastWords(id: ProjectId, but?: LocalStore): void {
  for (const shelf of SHELVES) if (shelf !== but) shelf.remove(keyOf(id))
}
