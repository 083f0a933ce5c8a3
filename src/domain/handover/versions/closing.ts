/** What a PDF and a page tell of versions after the shots. */
export interface Closing {
  /** What has changed: a title and a line for each kind. */
  readonly changes?: { readonly title: string; readonly lines: readonly string[] }
  /** Where a version is signed. */
  readonly approval?: {
    readonly title: string
    readonly about: string
    readonly fields: readonly string[]
  }
  /** The hash of each picture of a version. */
  readonly pictures?: {
    readonly title: string
    readonly rows: readonly { readonly shot: string; readonly hash: string }[]
  }
}
