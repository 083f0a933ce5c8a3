/** Starts the Sketch engine's worker, which also looks at pictures of other engines. */
export const startSketch = () =>
  new Worker(new URL('../../../../workers/engines/sketch/sketch.worker.ts', import.meta.url), {
    type: 'module',
  })
