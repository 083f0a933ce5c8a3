type Measure = (text: string) => number

/** The lines of a text as `linesOf`; what does not fit into `most` ends in an ellipsis. */
export function wrapText(
  text: string,
  width: number,
  most: number,
  measure: Measure,
  language: string,
): readonly string[] {
  const lines = linesOf(text, width, measure, language)
  const fits = (one: string) => measure(one) <= width
  return lines.length > most ? shortened(lines.slice(0, most), fits, language) : lines
}

/**
 * Breaks a text into lines of a width, by words, and inside one that is too wide.
 * @param measure width of a text in the same unit. @param language BCP 47.
 */
export function linesOf(text: string, width: number, measure: Measure, language: string): readonly string[] {
  const lines: string[] = []
  let line = ''
  const fits = (one: string) => measure(one) <= width
  for (const piece of piecesOf(text, language)) {
    if (fits((line + piece).trimEnd())) {
      line += piece
      continue
    }
    if (line.trim() !== '') lines.push(line.trimEnd())
    line = ''
    for (const letter of fits(piece.trimEnd()) ? [piece] : lettersOf(piece, language)) {
      if (line !== '' && !fits((line + letter).trimEnd())) {
        lines.push(line)
        line = ''
      }
      line += letter
    }
    line = line.trimStart()
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  return lines
}

function shortened(
  lines: readonly string[],
  fits: (text: string) => boolean,
  language: string,
): readonly string[] {
  const letters = [...lettersOf(lines.at(-1) ?? '', language)]
  while (letters.length > 0 && !fits(`${letters.join('').trimEnd()}…`)) letters.pop()
  return [...lines.slice(0, -1), `${letters.join('').trimEnd()}…`]
}

const piecesOf = (text: string, language: string) =>
  segments(text.replace(/\s+/g, ' ').trim(), language, 'word').reduce<string[]>((pieces, segment) => {
    // A line breaks after a space, and between words of scripts without spaces.
    const last = pieces.at(-1)
    if (last !== undefined && !/[\p{L}\p{N}]/u.test(segment)) pieces[pieces.length - 1] = last + segment
    else pieces.push(segment)
    return pieces
  }, [])

const lettersOf = (text: string, language: string) => segments(text, language, 'grapheme')

const segments = (text: string, language: string, granularity: 'word' | 'grapheme') =>
  Array.from(new Intl.Segmenter(language, { granularity }).segment(text), ({ segment }) => segment)
