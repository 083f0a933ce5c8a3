import * as v from 'valibot'
import type { Rectangle } from '../board/reference.ts'
import { fitAbout, fitLine } from '../project/limits.ts'
import { rectangleBetween } from '../scene/crop-rectangle.ts'
import type { FoundSubject, FoundSubjects } from '../scene/found-subjects.ts'
import { SUBJECT_KINDS, SUBJECTS, type SubjectKind } from '../scene/subject.ts'

/** The tag of the block that follows a description; the prompt names it. */
export const FOUND_TAG = 'who_and_where'

const OPEN = /<\s*who[ _-]?and[ _-]?where\s*>/i
const CLOSE = /<\s*\/\s*who[ _-]?and[ _-]?where\s*>/i
/** The same lists in a fence at the end, from a model that leaves the tag out. */
const FENCED = /\n\s*```[a-z]*\s*(\{\s*"(?:people|places|things)"[\s\S]*\})\s*```\s*$/i

/** The most entries that are read of a list. */
const MOST = 20

/**
 * A description as an answer gives it: its prose, and the block behind it, if there is one. An
 * answer that is still streaming has it without an end.
 */
export function descriptionIn(answer: string): { readonly prose: string; readonly block?: string } {
  const open = OPEN.exec(answer)
  if (!open) {
    const fenced = FENCED.exec(answer)
    return fenced
      ? { prose: answer.slice(0, fenced.index).trim(), block: fenced[1] ?? '' }
      : { prose: answer.trim() }
  }
  const behind = answer.slice(open.index + open[0].length)
  const close = CLOSE.exec(behind)
  const rest = close ? behind.slice(close.index + close[0].length).trim() : ''
  const before = answer
    .slice(0, open.index)
    .replace(/```[a-z]*\s*$/i, '')
    .trim()
  const prose = [before, rest.replace(/^```/, '').trim()].filter(Boolean).join('\n\n')
  return { prose, block: close ? behind.slice(0, close.index) : behind }
}

/** What a model writes where it has nothing to say. */
const NOTHING = /^(unset|null|none|nothing|unknown|n\/a|-)?\.?$/i

const said = v.pipe(
  v.string(),
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  v.transform((text) => text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim()),
  v.check((text) => !NOTHING.test(text)),
)
const label = v.pipe(said, v.maxLength(100), v.transform(fitLine))
const about = v.fallback(v.optional(v.pipe(said, v.transform(fitAbout))), undefined)
const place = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number))]),
  v.integer(),
)

/** A box is in thousandths of the frame. */
const THOUSAND = 1000
/** What is cut a little wider shows the whole of what was found, in shares of the box. */
const MARGIN = 0.1
/** A smaller part of a side shows too little to draw from. */
const LEAST_BOX = 0.05

const edge = v.pipe(v.number(), v.minValue(0), v.maxValue(THOUSAND))
/** Left, top, right and bottom. */
const box = v.pipe(
  v.strictTuple([edge, edge, edge, edge]),
  v.check(([left, top, right, bottom]) => {
    const least = LEAST_BOX * THOUSAND
    return right - left >= least && bottom - top >= least
  }),
  v.transform(([left, top, right, bottom]): Rectangle => {
    const [x, y] = [((right - left) * MARGIN) / THOUSAND, ((bottom - top) * MARGIN) / THOUSAND]
    return rectangleBetween(
      { x: left / THOUSAND - x, y: top / THOUSAND - y },
      { x: right / THOUSAND + x, y: bottom / THOUSAND + y },
    )
  }),
)

/**
 * Reads the block, of a model that saw `frames` frames, numbered from 1 in order of time. Tolerant
 * in form; an entry without a name is dropped, and so are a frame that there is not and a box that
 * makes no sense. Undefined where it is not an object with at least one of the lists.
 */
export function readFound(block: string, frames: number): FoundSubjects | undefined {
  const lists = objectIn(block)
  if (!lists || !SUBJECT_KINDS.some((kind) => Array.isArray(lists[kind]))) return undefined
  const read = (kind: SubjectKind) => entriesIn(lists[kind], kind, frames)
  return { people: read('people'), places: read('places'), things: read('things') }
}

function objectIn(block: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(block.slice(block.indexOf('{'), block.lastIndexOf('}') + 1))
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

function entriesIn(list: unknown, kind: SubjectKind, frames: number): readonly FoundSubject[] {
  const found = new Map<string, FoundSubject>()
  for (const item of Array.isArray(list) ? list.slice(0, MOST) : []) {
    const fields: Readonly<Record<string, unknown>> = typeof item === 'object' ? { ...item } : { label: item }
    const named = v.safeParse(label, fields.label ?? fields.name)
    if (!named.success || found.has(named.output.toLowerCase())) continue
    const aspects = SUBJECTS[kind].map((aspect) => [aspect, v.parse(about, fields[aspect])] as const)
    const at = v.safeParse(v.pipe(place, v.minValue(1), v.maxValue(frames)), fields.frame)
    const part = v.safeParse(box, fields.box)
    found.set(named.output.toLowerCase(), {
      label: named.output,
      ...Object.fromEntries(aspects.filter(([, text]) => text !== undefined)),
      ...(at.success ? { frame: at.output - 1 } : {}),
      ...(at.success && part.success ? { box: part.output } : {}),
    })
  }
  return [...found.values()]
}
