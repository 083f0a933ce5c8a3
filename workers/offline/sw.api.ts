/**
 * The service worker's answer to `look` and, after trying, to `fetch-late`. Types only: both sides
 * import it.
 */
export interface AppOnDevice {
  /** Every script, style and page of its version is cached. */
  readonly kept: boolean
  /** The files that open the page are cached; others may come on first use. */
  readonly opens: boolean
  /** Size of all of them and of the sample. */
  readonly bytes: number
}
