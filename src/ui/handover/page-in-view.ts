/**
 * The index of the page that a scrolled list shows: the current one as long as half of it is in
 * sight, else the one with most in sight.
 */
export function pageInView(list: HTMLElement, current: number): number {
  const { top, bottom } = list.getBoundingClientRect()
  const shares = Array.from(list.children, (page) => {
    const box = page.getBoundingClientRect()
    return (Math.min(box.bottom, bottom) - Math.max(box.top, top)) / box.height
  })
  if ((shares[current] ?? 0) >= 0.5) return current
  return shares.reduce((best, share, i) => (share > (shares[best] ?? 0) ? i : best), 0)
}
