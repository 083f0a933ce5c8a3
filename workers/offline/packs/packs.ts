import manifest from './packs.json'

/** A heavy file that the app loads on first use. */
export type PackName = keyof typeof manifest

export interface Pack {
  /** Of the unpacked file. */
  readonly bytes: number
  readonly sha256: string
  /** Absolute URLs of its parts in order: the file, compressed with gzip and split. */
  readonly parts: readonly string[]
}

export const PACK_NAMES = Object.keys(manifest) as readonly PackName[]

const PARTS = import.meta.glob<string>('./generated/*.bin', {
  query: '?url',
  import: 'default',
  eager: true,
})

/** @throws Error when the packs were not made (npm run make:models). */
export function packNamed(name: PackName): Pack {
  const { bytes, sha256 } = manifest[name]
  const numberOf = (path: string) => Number(/(\d+)\.bin$/.exec(path)?.[1])
  const parts = Object.entries(PARTS)
    .filter(([path]) => path.startsWith(`./generated/${name}.`))
    .sort(([a], [b]) => numberOf(a) - numberOf(b))
    .map(([, url]) => new URL(url, import.meta.url).href)
  if (parts.length === 0) throw new Error(`${name} is not in this build.`)
  return { bytes, sha256, parts }
}
