import type { ChangeKind } from './changes.ts'

/** What files say of versions; `{name}`, `{date}`, `{shots}` and `{what}` are filled in. */
export interface VersionWords {
  /** Below the title: of a version, of a board with changes, and of an addendum. */
  readonly version: string
  readonly since: string
  readonly addendum: string
  /** With `{name}` and `{date}`. */
  readonly frozen: string
  /** Where somebody signs. */
  readonly approval: string
  readonly sign: Readonly<Record<'name' | 'date' | 'signature', string>>
  /** Above the list of hashes, and before a hash by itself. */
  readonly pictures: string
  readonly picture: string
  /** Above what has changed. */
  readonly changes: string
  readonly unchanged: string
  /** What has changed in a shot: alone, or after "Changed". */
  readonly kinds: Readonly<Record<ChangeKind, string>>
  readonly changed: string
  /** "was {shot}". */
  readonly was: string
  /** Numbers of shots. */
  readonly lists: Readonly<Record<'new' | 'changed' | 'moved' | 'gone', string>>
}
