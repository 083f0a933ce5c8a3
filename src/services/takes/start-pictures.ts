/** Starts the worker that changes and checks takes on this device. */
export const startPictures = () =>
  new Worker(new URL('../../../workers/takes/pictures.worker.ts', import.meta.url), { type: 'module' })
