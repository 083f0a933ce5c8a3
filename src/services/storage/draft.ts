import type { ProjectId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { deviceStore, type LocalStore, tabStore } from './local.ts'

/** The draft of a project, written synchronously when its page closes. */
export interface Draft {
  /** The token of the session that wrote it: only the draft of the latest claim counts. */
  readonly token: string
  /** May name media that never reached the disk. */
  readonly project: Project
}

/** The same as it was read: the record may be of an earlier version. */
export interface StoredDraft {
  readonly token: string
  readonly record: unknown
}

const keyOf = (id: ProjectId) => `maestro.last.${id}`

/** sessionStorage survives only a reload, but has its own quota. */
const STORES: readonly LocalStore[] = [deviceStore, tabStore]

/**
 * Saves a project's text in synchronous storage: the browser aborts database transactions when a
 * page closes. Read when the project is next opened, and deleted once the database has the text.
 * @returns false when there was no room; a database write already begun may still succeed.
 */
export function saveDraft(draft: Draft): boolean {
  const text = JSON.stringify(draft)
  const { id } = draft.project
  for (const store of STORES) {
    if (!store.write(keyOf(id), text)) continue
    // The earlier draft in the other store is outdated.
    deleteDraft(id, store)
    return true
  }
  return false
}

export function loadDraft(id: ProjectId): StoredDraft | undefined {
  for (const store of STORES) {
    const draft = readDraft(store.read(keyOf(id)))
    if (draft?.project.id === id) return { token: draft.token, record: draft.project }
  }
  return undefined
}

/** Undefined for a draft that is missing or unreadable. */
function readDraft(text: string | null | undefined): Draft | undefined {
  try {
    return JSON.parse(text ?? '') as Draft
  } catch {
    return undefined
  }
}

/** Calls back with each draft that another tab writes from now on. */
export function watchDrafts(hear: (draft: StoredDraft) => void): void {
  window.addEventListener('storage', ({ key, newValue }) => {
    const draft = key?.startsWith(keyOf('' as ProjectId)) ? readDraft(newValue) : undefined
    if (draft) hear({ token: draft.token, record: draft.project })
  })
}

/** Deletes a project's draft from both stores, or from all but `but`. */
export function deleteDraft(id: ProjectId, but?: LocalStore): void {
  for (const store of STORES) if (store !== but) store.remove(keyOf(id))
}
