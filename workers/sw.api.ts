/** What the service worker answers to `look` and, once it has tried, to `fetch-late`. Types only: both sides import it. */
export interface AppOnDevice {
  /** Every script, style and page of its version is there. */
  readonly kept: boolean
  /** Of all of them, and of the sample. */
  readonly bytes: number
}
