import { createShown } from '../../lib/dom/shown-store.ts'

interface MeasuringState {
  /** How much of the clip is measured, 0 to 1; absent while nothing is. */
  readonly share?: number | undefined
  /** It is to be measured, and waits: for a job, or for a quiet moment. */
  readonly waits?: boolean
  /** It is not measured in this visit: it failed, or a person stopped it. */
  readonly isLeft?: boolean
  /** A job waits for it. */
  readonly isForJob?: boolean
}

/** The measuring of the open clip, which runs beside everything else. */
export const useMeasuringStore = createShown<MeasuringState>(() => ({}))
