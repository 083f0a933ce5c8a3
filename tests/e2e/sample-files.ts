import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** States of the sample file, each continuing the one before. */
export type SampleState = 'sampled' | 'analyzed' | 'directed' | 'drawn'

const FOLDER = new URL('../../node_modules/.maestro/sample/', import.meta.url)

/** Path of the project file that `make-sample.setup.ts` has made. */
export const sampleFile = (state: SampleState): string =>
  fileURLToPath(new URL(`${state}/sample.maestro`, FOLDER))

export function keepSampleFile(state: SampleState, path: string): void {
  mkdirSync(dirname(sampleFile(state)), { recursive: true })
  copyFileSync(path, sampleFile(state))
}
