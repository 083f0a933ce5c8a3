import type { TakeId } from '../../domain/ids.ts'
import { type Adjustment, NO_ADJUSTMENT } from '../../domain/takes/adjustment.ts'
import { NO_REGION, type Region } from '../../domain/takes/region/region.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { tabStore } from '../../services/storage/local.ts'

/** What a person has begun to ask for of a take. */
export interface EditDraft {
  /** What should change. */
  readonly words: string
  /** The whole picture, whatever is marked. */
  readonly whole: boolean
  readonly region: Region
  /** For an engine without words. */
  readonly adjustment: Adjustment
}

const EMPTY: EditDraft = { words: '', whole: true, region: NO_REGION, adjustment: NO_ADJUSTMENT }

type Drafts = Readonly<Partial<Record<TakeId, EditDraft>>>

const KEY = 'maestro.edit-drafts'
/** Drafts that outlive a reload, the latest ones. */
const MOST = 20

/** Drafts outlive their dialog and a reload: a refused edit is changed, and not typed again. */
const useDrafts = createShown<{ readonly drafts: Drafts }>(() => ({ drafts: stored() }))

const draftIn = ({ drafts }: { readonly drafts: Drafts }, take: TakeId) => drafts[take] ?? EMPTY

export const useEditDraft = (take: TakeId): EditDraft => useDrafts((state) => draftIn(state, take))

export const editDraftOf = (take: TakeId): EditDraft => draftIn(useDrafts.getState(), take)

export function changeDraft(take: TakeId, change: Partial<EditDraft>): void {
  const { [take]: before, ...others } = useDrafts.getState().drafts
  // The changed one goes last.
  const drafts = { ...others, [take]: { ...EMPTY, ...before, ...change } }
  useDrafts.setState({ drafts })
  // Where the browser keeps nothing, they last as long as the page.
  tabStore.write(KEY, JSON.stringify(Object.fromEntries(Object.entries(drafts).slice(-MOST))))
}

function stored(): Drafts {
  try {
    const read: unknown = JSON.parse(tabStore.read(KEY) ?? '{}')
    const entries = typeof read === 'object' && read !== null ? Object.entries(read) : []
    return Object.fromEntries(entries.filter(([, draft]) => isDraft(draft)))
  } catch {
    return {}
  }
}

/** What an earlier version has left may lack something. */
function isDraft(value: unknown): value is EditDraft {
  if (typeof value !== 'object' || value === null) return false
  const { words, whole, region, adjustment } = value as Partial<EditDraft>
  return (
    typeof words === 'string' &&
    typeof whole === 'boolean' &&
    Object.keys(NO_REGION).every((key) => key in Object(region)) &&
    Object.keys(NO_ADJUSTMENT).every((key) => key in Object(adjustment))
  )
}
