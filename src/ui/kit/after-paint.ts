/** Runs what takes long once the page has shown that it heard the click or the key. */
export function afterPaint(run: () => void): void {
  // A frame is painted after its callbacks.
  requestAnimationFrame(() => setTimeout(run))
}
