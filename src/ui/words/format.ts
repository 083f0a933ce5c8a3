/** "0:07", "1:02:03": a time in a clip or a length. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  const two = (value: number) => String(value).padStart(2, '0')
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

/** "0:07.5", "1:02:03.0": the same to a tenth of a second. */
export function clockTenths(seconds: number): string {
  const tenths = Math.round(seconds * 10)
  return `${clock(tenths / 10)}.${tenths % 10}`
}

/**
 * The seconds that "1:02:03.5", "2:03" or "7.5" mean; undefined for what is no time. A comma does
 * for the point.
 */
export function readClock(text: string): number | undefined {
  const parts = text.trim().replace(',', '.').split(':')
  const known = parts.length <= 3 && parts.every((part) => /^\d+(\.\d*)?$/.test(part))
  return known ? parts.reduce((sum, part) => sum * 60 + Number(part), 0) : undefined
}

/** "1.5 s": up to three decimals, none that say nothing. */
export function seconds(value: number): string {
  return `${Number(value.toFixed(3))} s`
}

/** "40 s", "3 min": a length of time that is only guessed. */
export function roughly(value: number): string {
  return value < 100 ? `${Math.ceil(value)} s` : `${Math.round(value / 60)} min`
}

/** "14:02:11" in the person's own time. */
export function timeOfDay(at: number): string {
  const time = new Date(at)
  return [time.getHours(), time.getMinutes(), time.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}

/** "3.1 GB", "408 kB": powers of ten, as file managers show it. */
export function fileSize(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[power]}`
}

export function shortDate(at: number): string {
  return new Date(at).toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** "1080p", "720p": how people name a picture size, by its shorter side. */
export function resolution(size: { readonly width: number; readonly height: number }): string {
  return `${Math.min(size.width, size.height)}p`
}
