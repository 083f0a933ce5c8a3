/**
 * What the service worker answers to `look` and, once it has tried, to `fetch-late`. Types only:
 * both sides import it.
 */
export interface AppOnDevice {
  /** Every script, style and page of its version is there. */
  readonly kept: boolean
  /** What opens the page is there; the rest may come when it is first used. */
  readonly opens: boolean
  /** Of all of them, and of the sample. */
  readonly bytes: number
}
