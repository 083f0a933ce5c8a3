import type { ProjectId } from '../domain/ids.ts'
import type { JobNote } from '../domain/job-note.ts'
import { loadUpkeep } from '../services/index.ts'

/** What is to be written down, the latest of each project; undefined clears its note. */
const wanted = new Map<ProjectId, JobNote | undefined>()
let writing: Promise<void> | undefined

/** Writes down what is under way in a project; of several notes in a row only the last reaches the disk. */
export function noteJob(id: ProjectId, note: JobNote | undefined): void {
  wanted.set(id, note)
  writing ??= writeAll().finally(() => {
    writing = undefined
  })
}

/** A storage that does not answer within this long keeps no job from beginning; in milliseconds. */
const PATIENCE_MS = 2000

/** Resolves when the next visit would know of all that is under way: before that, nothing is begun that may be billed. */
export async function jobsNoted(): Promise<void> {
  if (writing) await Promise.race([writing, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
}

async function writeAll(): Promise<void> {
  // What changes in one go is noted in one.
  await Promise.resolve()
  for (let next = take(); next; next = take()) {
    const [id, note] = next
    // A note that cannot be written costs the notice after a crash and nothing else.
    await loadUpkeep()
      .then((upkeep) => upkeep.noteJob(id, note))
      .catch(() => undefined)
  }
}

function take(): [ProjectId, JobNote | undefined] | undefined {
  const [first] = wanted
  if (first) wanted.delete(first[0])
  return first
}
