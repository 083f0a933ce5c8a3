import { region, spokenLanguage } from './catalogue.ts'
import { unitWords } from './en/units.ts'

/** A formatter takes longer to make than to use, and a list of projects asks for a thousand. */
function made<Formatter>(make: (place: string, options: object) => Formatter) {
  const known = new Map<string, Formatter>()
  return (place: string, options: object = {}): Formatter => {
    const key = `${place} ${JSON.stringify(options)}`
    const formatter = known.get(key) ?? make(place, options)
    known.set(key, formatter)
    return formatter
  }
}

const numbers = made((place, options) => new Intl.NumberFormat(place, options))
const rules = made((tag) => new Intl.PluralRules(tag))
const lists = made((tag) => new Intl.ListFormat(tag))

const numberFormat = (options: Intl.NumberFormatOptions) => numbers(region(), options)

/** "12,345.679": up to three decimals, none that say nothing. */
export const number = (value: number): string => numberFormat({}).format(value)

/** "41.0": that many decimals, whether they say something or not. */
const withDigits = (value: number, digits: number): string =>
  numberFormat({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)

/** What follows a count; `#` stands for the number itself. */
type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string }

/** "1 shot", "2 shots": the form that the language has for a count. */
export function plural(count: number, forms: Forms): string {
  const form = forms[rules(spokenLanguage().tag).select(count)] ?? forms.other
  return form.replaceAll('#', number(count))
}

/** "2, 3 and 5". */
export const list = (items: readonly string[]): string => lists(spokenLanguage().tag).format(items)

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
export const seconds = (value: number): string => unitWords.seconds(number(value))

/** "41.0 s": how long something took, to a tenth. */
export const duration = (ms: number): string => unitWords.seconds(withDigits(ms / 1000, 1))

/** "40 s", "3 min": a length of time that is only guessed. */
export function roughly(value: number): string {
  return value < 100
    ? unitWords.seconds(number(Math.ceil(value)))
    : unitWords.minutes(number(Math.round(value / 60)))
}

const CLOCK = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const

/** "14:02:11" in the person's own time. */
export const timeOfDay = (at: number): string => new Intl.DateTimeFormat(region(), CLOCK).format(at)

const DATE = { day: 'numeric', month: 'short', year: 'numeric' } as const

/** "3 Nov 2026". */
export const shortDate = (at: number): string => new Intl.DateTimeFormat(region(), DATE).format(at)

const MOMENT = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
} as const

/** "28/11/2026, 14:02:11". */
export const dateAndTime = (at: number): string => new Intl.DateTimeFormat(region(), MOMENT).format(at)

const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** "3.1 GB", "408 kB": powers of ten, as file managers show it. */
export function fileSize(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(SIZES.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  const digits = power === 0 || value >= 100 ? 0 : 1
  return numberFormat({
    style: 'unit',
    unit: SIZES[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    useGrouping: false,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value)
}

/** "27 MB": whole megabytes. */
export const megabytes = (bytes: number): string =>
  numberFormat({ style: 'unit', unit: 'megabyte', useGrouping: false, maximumFractionDigits: 0 }).format(
    bytes / 1e6,
  )

/** "1080p", "720p": how people name a picture size, by its shorter side. */
export const resolution = (size: { readonly width: number; readonly height: number }): string =>
  unitWords.pictureHeight(Math.min(size.width, size.height))

function usd(amount: number, least: number, most = least): string {
  return numberFormat({
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    useGrouping: false,
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  }).format(amount)
}

/** "$0.067", "$1.20", "< $0.001": as many digits as say something. */
export function dollars(amount: number): string {
  if (amount > 0 && amount < 0.001) return unitWords.lessThan(usd(0.001, 3))
  return usd(amount, amount > 0 && amount < 0.1 ? 3 : 2)
}

/** "$5.00", "$0.004": a sum that somebody set, to its last digit. */
export const wholeDollars = (amount: number): string => usd(amount, 2, 12)
