import type { ProjectId } from '../domain/ids.ts'
import { migrate } from '../domain/migrations.ts'
import type { Project } from '../domain/project.ts'

/** What a page left behind in its last moment. */
export interface LastWords {
  /** Of the opening that wrote it: only the one that could still write the project has something to say. */
  readonly token: string
  /** May name media that never reached the disk. */
  readonly project: Project
}

const keyOf = (id: ProjectId) => `maestro.last.${id}`

/**
 * Keeps a project's text where it is written at once: a page that is closed has no time for a database, whose transactions are
 * broken off with it. Read when the project is opened next, and forgotten once the database has it.
 */
export function leaveLastWords(words: LastWords): void {
  try {
    localStorage.setItem(keyOf(words.project.id), JSON.stringify(words))
  } catch {
    // Blocked, or larger than this small store takes: the write that was begun may still arrive.
  }
}

export function readLastWords(id: ProjectId): LastWords | undefined {
  try {
    const { token, project } = JSON.parse(localStorage.getItem(keyOf(id)) ?? '') as LastWords
    return project.id === id ? { token, project: migrate(project) } : undefined
  } catch {
    // Nothing there, or nothing that can be read.
    return undefined
  }
}

export function forgetLastWords(id: ProjectId): void {
  try {
    localStorage.removeItem(keyOf(id))
  } catch {
    // As above.
  }
}
