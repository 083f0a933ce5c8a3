import { inLanguage, type Seen } from '../../../domain/engines/small-prompts.ts'
import { isEnglish } from '../../../domain/findings/is-english.ts'
import type { DescribeRequest } from '../engine.ts'
import { gaveUp, isFault } from './gave-up.ts'
import type { ModelSession } from './language-model.ts'
import { describeTurns, TOLD_OF_FRAME } from './turns.ts'

/** A picture as the model gets it. */
export type Shrink = (picture: Blob) => Promise<Blob>

interface Watching {
  readonly request: DescribeRequest
  readonly language: string
  readonly shrink: Shrink
  /** What was said of frames so far, in order; a conversation that goes on after another adds. */
  readonly seen: Seen[]
  readonly onText: (textSoFar: string) => void
  readonly onLook: (frames: number) => void
  readonly signal: AbortSignal
}

/** In characters: what is said of a frame, and the description. Longer ones are runaway answers. */
const LONGEST = { ofFrame: 2500, all: 5000 } as const
/** In words: less is no description. */
const FEWEST_WORDS = 12

/**
 * Looks at one frame after another, each in a conversation of its own, because a small model mixes
 * pictures up; then joins what was said, streamed.
 * @throws AppError `model-gave-up` with the reason, or `cancelled`
 */
export async function describeWith(session: ModelSession, watching: Watching): Promise<string> {
  const { request, language, shrink, seen, onText, onLook, signal } = watching
  const frames = request.frames.toSorted((a, b) => a.time - b.time)
  const times = frames.map(({ time }) => time)
  const turns = describeTurns({ times, measured: request.measured, language })
  for (const [i, { time, picture }] of frames.entries()) {
    if (i < seen.length) continue
    onLook(i)
    const alone = await session.fork(signal)
    try {
      const words = turns.questions[i] ?? ''
      const asked = { words, picture: await shrink(picture), most: LONGEST.ofFrame }
      seen.push({ time, said: (await alone.ask(asked, signal)).trim() })
    } finally {
      alone.close()
    }
  }
  onLook(frames.length)
  const said = seen.filter((one) => one.said !== '')
  if (said.length === 0) throw gaveUp({ code: 'model-empty' })

  const join = (most: number) =>
    session.ask(
      { words: turns.join(said, most), most: LONGEST.all, onText: (text) => onText(tidy(text)) },
      signal,
    )
  const joined = await join(TOLD_OF_FRAME.much).catch((error: unknown) => {
    if (!isFault(error, 'model-overflow')) throw error
    return join(TOLD_OF_FRAME.little)
  })
  const text = sound(joined)
  if (language !== 'en' || isEnglish(text)) return text
  // It is a description all the same where it says it in no other way.
  const again = await session.ask({ words: inLanguage(turns.language), most: LONGEST.all }, signal)
  const second = tidy(again)
  return isEnglish(second) && second.split(/\s+/).length >= FEWEST_WORDS ? second : text
}

/** Without the fence and the head that small models put around prose. */
const tidy = (text: string) =>
  text
    .replace(/^\s*```[a-z]*\n?|```\s*$/g, '')
    .replace(/^\s*(?:#+ .*\n+|\*\*[^*\n]{1,60}\*\*:?\s*\n+)/, '')
    .trim()

/** @throws AppError `model-gave-up` for what is no description */
function sound(answer: string): string {
  const text = tidy(answer)
  if (text === '') throw gaveUp({ code: 'model-empty' })
  if (answer.length > LONGEST.all) throw gaveUp({ code: 'text-too-long', most: LONGEST.all })
  if (/^[[{<]/.test(text) || text.split(/\s+/).length < FEWEST_WORDS) throw gaveUp({ code: 'model-no-prose' })
  return text
}
