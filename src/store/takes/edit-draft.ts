import { create } from 'zustand'
import type { TakeId } from '../../domain/ids.ts'
import { type Adjustment, NO_ADJUSTMENT } from '../../domain/takes/adjustment.ts'
import { NO_REGION, type Region } from '../../domain/takes/region/region.ts'

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

/** Drafts outlive their dialog: a refused edit is changed, and not typed again. */
const useDrafts = create<{ readonly drafts: Readonly<Partial<Record<TakeId, EditDraft>>> }>(() => ({
  drafts: {},
}))

export const useEditDraft = (take: TakeId): EditDraft => useDrafts(({ drafts }) => drafts[take] ?? EMPTY)

export const changeDraft = (take: TakeId, change: Partial<EditDraft>): void =>
  useDrafts.setState(({ drafts }) => ({
    drafts: { ...drafts, [take]: { ...EMPTY, ...drafts[take], ...change } },
  }))
