import type { SketchApi } from '../../../../workers/engines/sketch/sketch.api.ts'
import { keepWorkers } from '../../../lib/dom/keep-workers.ts'

/** Long enough for the next still of a batch, and for a look at the last one. */
const IDLE_MS = 10_000

/** Calls the Sketch engine's worker, which also looks at pictures of other engines. */
export const callSketch = keepWorkers<SketchApi>(
  () =>
    new Worker(new URL('../../../../workers/engines/sketch/sketch.worker.ts', import.meta.url), {
      type: 'module',
    }),
  IDLE_MS,
)
