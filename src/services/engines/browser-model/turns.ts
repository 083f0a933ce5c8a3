import type { MeasuredClip } from '../../../domain/clip/measured.ts'
import type { DirectPlan } from '../../../domain/consent/direct-plan.ts'
import type { DescribePlan } from '../../../domain/consent/plans.ts'
import type { ChatPrompt } from '../../../domain/engines/prompts.ts'
import { directPrompt } from '../../../domain/engines/prompts.ts'
import { SHOT_LIST_SCHEMA } from '../../../domain/engines/shot-list.ts'
import { frameQuestion, joinPrompt, type Seen, WATCH } from '../../../domain/engines/small-prompts.ts'
import type { DirectRequest } from '../engine.ts'

/** How much of what was said of each frame is told when it is joined, in characters. */
export const TOLD_OF_FRAME = { much: 700, little: 250 } as const

/** The name of a language in English, by its tag: prompts are English. */
const nameOf = (language: string): string =>
  new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(language) ?? language

/** The language of the page, without its region. */
export const pageLanguage = (): string =>
  globalThis.document?.documentElement.lang.split('-')[0]?.toLowerCase() || 'en'

interface Described {
  readonly times: readonly number[]
  readonly measured: MeasuredClip | undefined
  readonly language: string
}

/**
 * What is said to the model to describe a clip, as the sheet shows it and as it is said: a question
 * for each frame, and the one that joins the answers.
 */
export function describeTurns({ times, measured, language }: Described) {
  return {
    system: WATCH,
    questions: times.map((time, i) => frameQuestion(time, i + 1, times.length)),
    join: (seen: readonly Seen[], most: number = TOLD_OF_FRAME.much) =>
      joinPrompt(seen, measured, nameOf(language), most),
    language: nameOf(language),
  }
}

type Directing = Pick<DirectRequest, 'context' | 'subjects' | 'count' | 'part' | 'between' | 'measured'> & {
  readonly frames: readonly { readonly time: number }[]
}

/** Shots that are told before the first of a part, where there is room for few words. */
const FEW_TOLD = 2

/**
 * What is said to the model to direct: words alone. `short`: without what was measured, who and
 * where, and most of the shots that are written.
 */
export function directTurn(
  { frames, part, measured, subjects, ...asked }: Directing,
  short = false,
): ChatPrompt {
  const times = frames.map(({ time }) => time).toSorted((a, b) => a - b)
  if (!short) return directPrompt({ ...asked, times, part, measured, subjects })
  const told = part && { ...part, before: part.before.slice(-FEW_TOLD) }
  return directPrompt({ ...asked, times, part: told })
}

/** What holds the answer to the form of a shot list. */
export const DIRECT_CONSTRAINT = SHOT_LIST_SCHEMA

interface TurnShown {
  readonly text: string
  /** The name of the picture that goes along. */
  readonly image?: string
}

/**
 * What a plan says to the model, with the names of pictures in place of their data. What it answers
 * of a frame stands in its place where the answers are joined.
 */
export function turnsShown(plan: DescribePlan | DirectPlan, nameOf: (time: number) => string) {
  if (plan.kind === 'direct') {
    const { system, user } = directTurn(plan)
    return { system, said: [{ text: user } as TurnShown], responseConstraint: DIRECT_CONSTRAINT }
  }
  const times = plan.frames.map(({ time }) => time).toSorted((a, b) => a - b)
  const { measured } = plan
  const { system, questions, join } = describeTurns({ times, measured, language: pageLanguage() })
  const asked = questions.map((text, i): TurnShown => ({ text, image: nameOf(times[i] ?? 0) }))
  const answers = times.map((time) => ({ time, said: '…' }))
  return { system, said: [...asked, { text: join(answers) } as TurnShown] }
}
