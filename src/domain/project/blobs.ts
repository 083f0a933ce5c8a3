import type { BlobId } from '../ids.ts'
import type { Project } from './project.ts'

type Plain = string | number | boolean | null | undefined

/** The ways to blob ids in plain data; `#` stands for a place in a list. */
type Ways<Value, Way extends string> = Value extends BlobId
  ? Way
  : Value extends Plain
    ? never
    : Value extends readonly (infer Item)[]
      ? Ways<Item, `${Way}.#`>
      : { [Key in keyof Value & string]-?: Ways<Value[Key], `${Way}.${Key}`> }[keyof Value & string]

type KeyOf<Way extends string> = Way extends `${string}.${infer Rest}` ? KeyOf<Rest> : Way

/** Where a project may name a blob. Agreements name pictures without keeping them. */
export type BlobPlace = Exclude<Ways<Project, 'project'>, 'project.settings.agreements.#.pictures.#'>

/** The properties that name a blob; a type that names one by another property does not compile. */
export const BLOB_KEYS: Readonly<Record<KeyOf<BlobPlace>, true>> = { blob: true, kept: true }

/** Calls `found` with each blob id in plain data and the way to it, from property to property. */
export function eachBlob(
  value: unknown,
  found: (id: BlobId, way: readonly string[]) => void,
  way: readonly string[] = [],
): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, held] of Object.entries(value)) {
    const here = [...way, key]
    if (key in BLOB_KEYS) found(held, here)
    else eachBlob(held, found, here)
  }
}

/** The blobs that the project names besides those that receipts keep to send them again. */
export function blobsInUse(project: Project): ReadonlySet<BlobId> {
  const ids = new Set<BlobId>()
  eachBlob(project, (id, way) => way.at(-1) !== 'kept' && ids.add(id))
  return ids
}

/** Every blob that the project names. */
export function blobsOf(project: Project): readonly BlobId[] {
  const ids: BlobId[] = []
  eachBlob(project, (id) => ids.push(id))
  return ids
}
