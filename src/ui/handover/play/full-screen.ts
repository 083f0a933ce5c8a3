/** Fills the screen with an element, or leaves that. A browser that refuses it changes nothing. */
export function toggleFullScreen(element: Element | null): void {
  const done = document.fullscreenElement ? document.exitFullscreen() : element?.requestFullscreen()
  done?.catch(() => undefined)
}
