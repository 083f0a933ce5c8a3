/**
 * Resolves when the browser is idle, after `longestMs` at most. Safari has no idle callback and
 * gets a short timeout.
 */
export function untilIdle(longestMs: number): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: longestMs })
    else setTimeout(resolve, 0)
  })
}
