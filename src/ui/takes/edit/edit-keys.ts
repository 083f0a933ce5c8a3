import type { shortcutWords } from '../../words/en/shortcuts.ts'

/** The tools that mark a region, each with its key. */
const TOOL_KEYS = { brush: 'B', eraser: 'E', box: 'R', outline: 'L' } as const

export type Tool = keyof typeof TOOL_KEYS

export const keyOfTool = (tool: Tool): string => TOOL_KEYS[tool]

/** The tool of a pressed key, in either case. */
export const toolOf = (key: string): Tool | undefined =>
  (Object.keys(TOOL_KEYS) as readonly Tool[]).find((tool) => TOOL_KEYS[tool] === key.toUpperCase())

interface EditKey {
  /** Keycaps, in the notation of shortcuts. */
  readonly caps: string
  /** Its action, by the key of its words. */
  readonly does: keyof typeof shortcutWords.onEdit
}

/** Keys on the picture of an edit, for the list of shortcuts. */
export const EDIT_KEYS: readonly EditKey[] = [
  { caps: Object.values(TOOL_KEYS).join('+'), does: 'tools' },
  { caps: '[+]', does: 'size' },
  { caps: 'ArrowLeft+ArrowRight+ArrowUp+ArrowDown', does: 'move' },
  { caps: 'Space', does: 'mark' },
  { caps: 'Enter', does: 'close' },
  { caps: '=+-+0', does: 'zoom' },
]
