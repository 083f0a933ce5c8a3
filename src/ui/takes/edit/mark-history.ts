import type { Region } from '../../../domain/takes/region/region.ts'

/** What was marked before, the latest last, and what was taken back, the latest last. */
export interface MarkHistory {
  readonly past: readonly Region[]
  readonly future: readonly Region[]
}

export const NO_HISTORY: MarkHistory = { past: [], future: [] }

/** A region with the history that belongs to it. */
export interface MarkStep {
  readonly region: Region
  readonly history: MarkHistory
}

/** The history once the region becomes another one. */
export const marked = ({ past }: MarkHistory, before: Region): MarkHistory => ({
  past: [...past, before],
  future: [],
})

/**
 * The step before: what was marked then, with the soft edge of now. What was marked in an earlier
 * visit goes mark by mark. Undefined where there is none.
 */
export function stepBack({ past, future }: MarkHistory, region: Region): MarkStep | undefined {
  const { marks } = region
  const before = past.at(-1) ?? (marks.length > 0 ? { ...region, marks: marks.slice(0, -1) } : undefined)
  return (
    before && {
      region: { ...before, feather: region.feather },
      history: { past: past.slice(0, -1), future: [...future, region] },
    }
  )
}

/** The step that was taken back last; undefined where there is none. */
export function stepForward({ past, future }: MarkHistory, region: Region): MarkStep | undefined {
  const after = future.at(-1)
  return (
    after && {
      region: { ...after, feather: region.feather },
      history: { past: [...past, region], future: future.slice(0, -1) },
    }
  )
}
