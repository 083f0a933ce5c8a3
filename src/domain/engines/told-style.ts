import type { StyleWords } from '../scene/subject.ts'

/** How the pictures are made, as the prompt says it; empty where nothing is said. */
export function toldStyle({ words, palette }: StyleWords = { words: [], palette: [] }): string {
  return [
    ...(words.length > 0 ? [`Medium, line and texture: ${words.join('; ')}`] : []),
    ...(palette.length > 0 ? [`Palette: ${palette.join(', ')}`] : []),
  ].join('\n')
}
