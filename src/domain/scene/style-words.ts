import { fitLine, LIMITS } from '../project/limits.ts'
import type { Project } from '../project/project.ts'
import type { StyleWords } from './subject.ts'

const NONE: StyleWords = { palette: [], words: [] }

/** Says how the pictures are made, made to fit; with neither colours nor words nothing is said. */
export function withStyleWords(
  project: Project,
  change: Partial<Pick<StyleWords, 'palette' | 'words'>>,
): Project {
  const { styleWords = NONE, ...rest } = project
  const { palette, words } = { ...styleWords, ...change }
  const colours = unique(palette.map((colour) => colour.toLowerCase())).filter((colour) =>
    COLOUR.test(colour),
  )
  const said = unique(words.map((word) => fitLine(word.trim()))).filter(Boolean)
  if (colours.length === 0 && said.length === 0) return rest
  return {
    ...rest,
    styleWords: {
      palette: colours.slice(0, LIMITS.palette),
      words: said.slice(0, LIMITS.styleWords),
      byHand: true,
    },
  }
}

const COLOUR = /^#[0-9a-f]{6}$/
const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)]
