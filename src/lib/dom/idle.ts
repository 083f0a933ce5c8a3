/**
 * Resolves when the browser has nothing else to do, in `longestMs` at the latest. Safari has no
 * idle callback: there it is soon.
 */
export function untilIdle(longestMs: number): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: longestMs })
    else setTimeout(resolve, 0)
  })
}
