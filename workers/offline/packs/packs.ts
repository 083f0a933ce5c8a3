import manifest from './packs.json'

/** A heavy file that the app loads on first use. */
export type PackName = keyof typeof manifest

export interface Pack {
  /** Of the unpacked file. */
  readonly bytes: number
  readonly sha256: string
  /**
   * Absolute URLs of its parts in order: the file, compressed with gzip and split; of a pack in
   * slices, pieces of the file, each compressed by itself.
   */
  readonly parts: readonly string[]
  readonly sliced: boolean
}

export const PACK_NAMES = Object.keys(manifest) as readonly PackName[]

const PARTS: Record<string, string> = {
  ...import.meta.glob<string>(['./generated/*.bin', '!./generated/fonts-{chinese,japanese,korean}.*.bin'], {
    query: '?url',
    import: 'default',
    eager: true,
  }),
}

/** Adds the URLs of parts that only some workers know (sliced-parts.ts). */
export const addParts = (parts: Readonly<Record<string, string>>) => void Object.assign(PARTS, parts)

/** @throws Error when the packs were not made (npm run make:models). */
export function packNamed(name: PackName): Pack {
  const row: { readonly bytes: number; readonly sha256: string; readonly sliced?: boolean } = manifest[name]
  const numberOf = (path: string) => Number(/(\d+)\.bin$/.exec(path)?.[1])
  const parts = Object.entries(PARTS)
    .filter(([path]) => path.startsWith(`./generated/${name}.`))
    .sort(([a], [b]) => numberOf(a) - numberOf(b))
    .map(([, url]) => new URL(url, import.meta.url).href)
  if (parts.length === 0) throw new Error(`${name} is not in this build.`)
  return { bytes: row.bytes, sha256: row.sha256, parts, sliced: row.sliced === true }
}
