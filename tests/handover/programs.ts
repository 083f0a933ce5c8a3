import { execFileSync, spawnSync } from 'node:child_process'

const has = (program: string) => spawnSync('which', [program]).status === 0

/** Whether judges are installed; one that is not is skipped by its name. */
export function judge(...programs: readonly string[]) {
  const missing = programs.filter((program) => !has(program))
  return missing.length > 0
    ? { skip: true, name: `, but ${missing} is not installed` }
    : { skip: false, name: '' }
}

/** What a program writes. @throws Error with what it complains of. */
export const run = (program: string, ...given: readonly string[]) => bytesOf(program, given).toString('utf8')

/** The same as bytes: a frame of a video is a few megabytes. */
export const bytesOf = (program: string, given: readonly string[]) =>
  execFileSync(program, given, { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 * 2 ** 20 })

/** How near two pictures of equal size are, in dB (peak signal to noise ratio of 8 bits). */
export function psnr(found: Uint8Array, wanted: Uint8Array): number {
  if (found.length !== wanted.length) throw new Error(`${found.length} bytes, not ${wanted.length}`)
  let squares = 0
  for (let i = 0; i < found.length; i++) squares += ((found[i] ?? 0) - (wanted[i] ?? 0)) ** 2
  return 10 * Math.log10(255 ** 2 / (squares / found.length))
}
