import { kitWords } from '../words/en/kit.ts'

/** The part of KeyboardEvent that tells which key is pressed. */
interface KeyPress {
  /** Absent in the keydown that browsers send on autofill. */
  readonly key?: string
  readonly code?: string
  readonly keyCode?: number
  readonly isComposing?: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** keyCode of input that an IME handles; some browsers mark it in no other way (UI Events). */
const TO_INPUT_METHOD = 229

/**
 * The pressed key as one name: "Mod+Shift+Z", "F1", "?". `Mod` is ⌘ on Apple keyboards and Ctrl on
 * others. A letter counts by its character, or by its position if it is not Latin.
 * @returns undefined for IME input, and with Alt, which types characters in many layouts.
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

const SIGNS: Readonly<Record<string, string>> = {
  Shift: '⇧',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
}

/** A shortcut's keycaps: "Mod+Z" is Ctrl and Z. */
export const keySigns = (keys: string, apple: boolean): readonly string[] =>
  keys.split('+').map((part) => SIGNS[part] ?? (part === 'Mod' ? (apple ? '⌘' : kitWords.ctrl) : part))

/** A shortcut for `aria-keyshortcuts`. */
export const ariaKeys = (keys: string, apple: boolean) => keys.replace('Mod', apple ? 'Meta' : 'Control')
