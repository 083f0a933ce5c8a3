import { basename, relative } from 'node:path'
import type { Plugin, Rolldown } from 'vite'
import { type BuiltScript, lateScripts } from './late-scripts.ts'

export interface LateFiles {
  readonly forPage: Plugin
  readonly forWorkers: Plugin
  /** Valid once the page is written; URLs relative to the build's root. */
  readonly has: (url: string) => boolean
}

/**
 * Finds the files that the service worker fetches after the shell: scripts behind the late entry
 * modules, and WebAssembly and fonts too small for a pack.
 */
export function tellLateFiles(): LateFiles {
  let late: ReadonlySet<string> = new Set()
  // The bundler builds each worker separately, before the page is done.
  const chunks = new Map<string, Rolldown.OutputChunk>()
  const collect = (bundle: Rolldown.OutputBundle) => {
    for (const file of Object.values(bundle)) if (file.type === 'chunk') chunks.set(file.fileName, file)
  }
  return {
    has: (url) => late.has(url),
    forWorkers: {
      name: 'late-files-of-workers',
      apply: 'build',
      generateBundle: { order: 'post', handler: (_, bundle) => collect(bundle) },
    },
    forPage: {
      name: 'late-files',
      apply: 'build',
      writeBundle(_, bundle) {
        collect(bundle)
        const files = Object.values(bundle)
        const scripts = files.filter(({ fileName }) => fileName.endsWith('.js'))
        const entries = files.filter((file) => file.type === 'chunk' && file.isEntry)
        const data = files.filter(({ fileName }) => /\.(?:wasm|ttf)$/.test(fileName))
        // To the page's build, workers and a runtime's glue are assets.
        const assets = scripts.filter(({ type }) => type === 'asset').map(namesOf)
        const built = scripts.map(({ fileName }) => toBuiltScript(fileName, chunks.get(fileName), assets))
        late = new Set([...lateScripts(built, entries.map(namesOf)), ...data.map(namesOf)])
      },
    },
  }
}

const namesOf = ({ fileName }: { readonly fileName: string }) => fileName

/** A script without a chunk is a third party's, copied as it is. */
function toBuiltScript(
  fileName: string,
  chunk: Rolldown.OutputChunk | undefined,
  assets: readonly string[],
): BuiltScript {
  if (!chunk) return { fileName, imports: [], starts: [] }
  const { facadeModuleId, imports, dynamicImports, code } = chunk
  // An asset's name contains a hash, so any mention refers to it.
  const named = assets.filter((asset) => asset !== fileName && code.includes(basename(asset)))
  return {
    fileName,
    ...(facadeModuleId ? { module: relative('.', facadeModuleId.replace(/\?.*/, '')) } : {}),
    imports,
    starts: [...dynamicImports, ...named],
  }
}
