import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

/** A table of Unicode, as it stands in the text libraries: packed, and unpacked at import. */
const TRIE = /new \(0, (\$\w+\$unicodetrie)\)\(\(0, ([$\w.]+)\)(\.toByteArray)?\("([\w+/=]+)"\)\)/g
const LIBRARIES = /\/(unicode-properties|fontkit)\/dist\/[\w-]+\.m?js$/

/** Latin with its accents: what most texts are in. */
const FIRST = 0x250

interface Trie {
  readonly get: (point: number) => number
}

/**
 * Unpacking the tables of Unicode takes longer than all else at the start of the PDF part. They are
 * unpacked on first use, and what they say of Latin stands beside them.
 */
export function lateTries(): Plugin {
  const require = createRequire(import.meta.url)
  return {
    name: 'late-tries',
    apply: 'build',
    transform: {
      filter: { id: LIBRARIES },
      handler(code) {
        const UnicodeTrie: new (packed: Buffer) => Trie = require('unicode-trie')
        return code.replace(TRIE, (whole, _name, _from, _method, packed: string) => {
          const trie = new UnicodeTrie(Buffer.from(packed, 'base64'))
          const latin = Array.from({ length: FIRST }, (_, point) => trie.get(point))
          return `((latin, trie) => ({
            get: (point) => latin[point] ?? (trie ??= ${whole}).get(point)
          }))(${JSON.stringify(latin)})`
        })
      },
    },
  }
}
