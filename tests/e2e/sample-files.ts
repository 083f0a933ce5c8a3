import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** How far the sample of a file has come: each goes on where the one before it ends. */
export type SampleState = 'sampled' | 'analyzed' | 'directed' | 'drawn'

const FOLDER = new URL('../../node_modules/.maestro/sample/', import.meta.url)

/** Path of the project file that `make-sample.setup.ts` has made. */
export const sampleFile = (state: SampleState): string =>
  fileURLToPath(new URL(`${state}/sample.maestro`, FOLDER))

export function keepSampleFile(state: SampleState, path: string): void {
  mkdirSync(dirname(sampleFile(state)), { recursive: true })
  copyFileSync(path, sampleFile(state))
}
