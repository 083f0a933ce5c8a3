/** The part of a KeyboardEvent that says what was pressed. */
interface KeyPress {
  /** Absent where the browser fills a form in and calls that a key. */
  readonly key?: string
  readonly code?: string
  readonly keyCode?: number
  readonly isComposing?: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/**
 * The key code of what goes to an input method, where the browser has no other word for it (UI
 * Events, legacy key codes).
 */
const TO_INPUT_METHOD = 229

/**
 * What is pressed, as one name: "Mod+Shift+Z", "F1", "?". `Mod` is ⌘ on Apple's keyboards and Ctrl
 * on the others. A letter counts by what it is, or, where it is not Latin, by its place on the
 * keyboard.
 * @returns undefined for what an input method composes, and with Alt, which types letters in many
 * layouts.
 */
export function pressed(event: KeyPress, apple: boolean): string | undefined {
  if (event.isComposing || event.keyCode === TO_INPUT_METHOD || event.altKey || !event.key) return undefined
  const [mod, other] = apple ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey]
  if (other) return undefined
  const isAscii = /^[!-~]$/.test(event.key)
  const place = isAscii ? undefined : /^Key([A-Z])$/.exec(event.code ?? '')?.[1]
  const key = place ?? (isAscii ? event.key.toUpperCase() : event.key)
  return mod ? ['Mod', event.shiftKey && 'Shift', key].filter(Boolean).join('+') : key
}

const SIGNS: Readonly<Record<string, string>> = { Shift: '⇧', ArrowLeft: '←', ArrowRight: '→' }

/** A key's name as it stands on the keyboard, in parts: "Mod+Z" is Ctrl and Z. */
export const keySigns = (keys: string, apple: boolean): readonly string[] =>
  keys.split('+').map((part) => SIGNS[part] ?? (part === 'Mod' ? (apple ? '⌘' : 'Ctrl') : part))

/** A key's name for `aria-keyshortcuts`. */
export const ariaKeys = (keys: string, apple: boolean) => keys.replace('Mod', apple ? 'Meta' : 'Control')
