/** Most answers kept: 19 MB of F(6, 3), 8 MB of F(4, 3). */
const MOST = 2048

/**
 * Keeps what was computed for a mark, `length` floats each. Where there is no more room, what was
 * used neither in this step nor in the one before makes room; else nothing more is kept.
 */
export function keptAnswers(length: number) {
  /** In the order of last use. */
  const kept = new Map<number, { readonly answer: Float32Array; readonly step: number }>()
  return {
    /** The answer of a mark, which counts as used in this step. */
    get(mark: number, step: number): Float32Array | undefined {
      const found = kept.get(mark)
      if (!found) return undefined
      kept.delete(mark)
      kept.set(mark, { answer: found.answer, step })
      return found.answer
    },
    /** Room for the answer of a mark that has none yet. */
    roomFor(mark: number, step: number): Float32Array | undefined {
      const answer = kept.size < MOST ? new Float32Array(length) : oldest(step)
      if (answer) kept.set(mark, { answer, step })
      return answer
    },
  }

  function oldest(step: number): Float32Array | undefined {
    for (const [mark, { answer, step: used }] of kept) {
      if (used >= step - 1) return undefined
      kept.delete(mark)
      return answer
    }
    return undefined
  }
}
