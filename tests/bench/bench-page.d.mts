import type { Browser, Page } from 'playwright'

/** Builds and serves a page of this folder, and opens it in a headless Chromium. */
export function openBenchPage(
  name: string,
  work: string,
): Promise<{
  readonly url: string
  readonly open: () => Promise<Page>
  readonly browser: Browser
  readonly close: () => Promise<void>
}>
