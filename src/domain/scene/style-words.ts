import { fitLine, LIMITS } from '../project/limits.ts'
import type { Project } from '../project/project.ts'
import type { StyleTeller } from './style-source.ts'
import type { StyleSource, StyleWords } from './subject.ts'

type Said = Pick<StyleWords, 'palette' | 'words'>

const NONE: StyleWords = { palette: [], words: [] }

/** A person says how the pictures are made; it is made to fit. */
export function withStyleWords(project: Project, change: Partial<Said>): Project {
  const { styleWords = NONE } = project
  return withSaid(project, { ...styleWords, ...change })
}

/**
 * Takes over what was read or measured: it replaces what came the same way before. A person's own
 * words and colours stay.
 * @param from the pictures, as `styleOf` named them when they were looked at
 * @param also words that are replaced as well, of a project that does not know where they came from
 */
export function withStyleFrom(
  project: Project,
  teller: StyleTeller,
  from: string,
  said: Said,
  also: readonly string[] = [],
): Project {
  const { styleWords = NONE } = project
  const { [teller]: before, ...rest } = styleWords
  const source = { from, ...fitted(said) }
  const old = before ?? { palette: teller === 'measured' ? styleWords.palette : [], words: [] }
  const replaced = [...old.words, ...also]
  const next = {
    ...rest,
    [teller]: source,
    palette: [...source.palette, ...styleWords.palette.filter((one) => !old.palette.includes(one))],
    words: [...styleWords.words.filter((one) => !replaced.includes(one)), ...source.words],
  }
  return withSaid(project, next)
}

/** What a person said beside what came from pictures, and what of that they took away. */
export function saidByHand({
  read,
  measured,
  ...said
}: StyleWords = NONE): Said & { readonly without: Said } {
  const sources = [read, measured].filter((one) => one !== undefined)
  const come = (key: keyof Said) => sources.flatMap((one) => one[key])
  const own = (key: keyof Said) => said[key].filter((one) => !come(key).includes(one))
  const gone = (key: keyof Said) => unique(come(key).filter((one) => !said[key].includes(one)))
  return {
    palette: own('palette'),
    words: own('words'),
    without: { palette: gone('palette'), words: gone('words') },
  }
}

/** With neither colours nor words, and nothing that came from pictures, nothing is said. */
function withSaid(project: Project, { byHand: _, ...said }: StyleWords): Project {
  const { styleWords: __, ...rest } = project
  const fit = { ...said, ...fitted(said) }
  const { palette, words, without } = saidByHand(fit)
  const isByHand = [palette, words, without.palette, without.words].some(({ length }) => length > 0)
  if (fit.palette.length + fit.words.length === 0 && !fit.read && !fit.measured) return rest
  return { ...rest, styleWords: { ...fit, ...(isByHand ? { byHand: true } : {}) } }
}

function fitted({ palette, words }: Said): Pick<StyleSource, 'palette' | 'words'> {
  const colours = unique(palette.map((colour) => colour.toLowerCase())).filter((one) => COLOUR.test(one))
  const said = unique(words.map((word) => fitLine(word.trim()))).filter(Boolean)
  return { palette: colours.slice(0, LIMITS.palette), words: said.slice(0, LIMITS.styleWords) }
}

const COLOUR = /^#[0-9a-f]{6}$/
const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)]
