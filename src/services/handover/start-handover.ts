/** Starts the worker that lays out and makes files. */
export const startHandover = () =>
  new Worker(new URL('../../../workers/handover/handover.worker.ts', import.meta.url), { type: 'module' })
