/**
 * Otsu's threshold (1979) on 64 bins, for values of 0…1. If all values are alike it is their bin.
 */
export function otsu(values: Float32Array): number {
  const bins = new Float64Array(64)
  for (const value of values) bins[Math.min(63, Math.max(0, Math.floor(value * 64)))]!++
  const total = values.length
  const all = bins.reduce((sum, n, i) => sum + n * i, 0)
  let below = 0
  let belowSum = 0
  let best = Math.round(all / Math.max(1, total)) / 64
  let widest = -1
  for (let i = 0; i < 64; i++) {
    below += bins[i]!
    belowSum += bins[i]! * i
    if (below === 0 || below === total) continue
    const gap = belowSum / below - (all - belowSum) / (total - below)
    const between = below * (total - below) * gap * gap
    if (between > widest) {
      widest = between
      best = (i + 1) / 64
    }
  }
  return best
}
