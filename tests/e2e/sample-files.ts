import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

/** How far the sample of a file has come: each goes on where the one before it ends. */
export type SampleState = 'sampled' | 'analyzed' | 'directed' | 'drawn'

const FOLDER = new URL('../../node_modules/.maestro/sample/', import.meta.url)

/** The project file that `make-sample.setup.ts` has made. */
export const sampleFile = (state: SampleState): Buffer => readFileSync(new URL(`${state}.maestro`, FOLDER))

export function keepSampleFile(state: SampleState, file: Buffer): void {
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(new URL(`${state}.maestro`, FOLDER), file)
}
