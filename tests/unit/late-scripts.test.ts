import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type BuiltScript, DOORS, lateScripts } from '../../workers/offline/build/late-scripts.ts'

const script = (fileName: string, rest: Partial<BuiltScript> = {}): BuiltScript => ({
  fileName,
  imports: [],
  starts: [],
  ...rest,
})

/**
 * A page that imports a shared chunk and loads a dialog and, through a dynamic import, a worker.
 */
const BUILD: readonly BuiltScript[] = [
  script('page.js', { module: 'index.html', imports: ['shared.js'], starts: ['dialog.js', 'worker.js'] }),
  script('shared.js'),
  script('dialog.js', { module: 'src/dialog.ts', imports: ['shared.js'] }),
  script('worker.js', { module: 'workers/worker.ts', imports: ['tools.js'], starts: ['core.js'] }),
  script('tools.js'),
  script('core.js', { module: 'workers/core.ts' }),
]

const withScript = (changed: BuiltScript) => [
  ...BUILD.filter(({ fileName }) => fileName !== changed.fileName),
  changed,
]

describe('late scripts', () => {
  it('are what lies behind a door, with all that only it needs', () => {
    expect(lateScripts(BUILD, ['page.js'], ['workers/worker.ts'])).toEqual([
      'worker.js',
      'tools.js',
      'core.js',
    ])
  })

  it('hold nothing that the shell needs as well', () => {
    const build = withScript(script('dialog.js', { imports: ['tools.js'] }))
    expect(lateScripts(build, ['page.js'], ['workers/worker.ts'])).toEqual(['worker.js', 'core.js'])
  })

  it('go by the module, whatever the script is called', () => {
    const build = BUILD.map((old) => JSON.parse(JSON.stringify(old).replaceAll('worker.js', 'chunk-7.js')))
    expect(lateScripts(build, ['page.js'], ['workers/worker.ts'])).toContain('chunk-7.js')
  })

  it('fail the build when a door is no more', () => {
    expect(() => lateScripts(BUILD, ['page.js'], ['workers/worker.ts', 'src/renamed.ts'])).toThrow(
      'No script of the build is started by src/renamed.ts.',
    )
  })

  it('fail the build when the shell cannot start without one', () => {
    const build = withScript(script('shared.js', { imports: ['worker.js'] }))
    expect(() => lateScripts(build, ['page.js'], ['workers/worker.ts'])).toThrow(
      'shared.js of the shell imports the late worker.js.',
    )
  })

  it('have doors that are files', () => {
    expect(DOORS.filter((door) => !existsSync(new URL(`../../${door}`, import.meta.url)))).toEqual([])
  })
})
