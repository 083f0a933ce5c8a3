import type { ShotPlan } from '../../../domain/board/shot-fields.ts'
import { answerText } from '../../../domain/engines/answer-text.ts'
import { formPrompt, repairPrompt } from '../../../domain/engines/prompts.ts'
import { readShotList, type ShotListReading } from '../../../domain/engines/shot-list.ts'
import type { Reason } from '../../../lib/details.ts'
import type { DirectRequest } from '../engine.ts'
import { gaveUp, isFault } from './gave-up.ts'
import type { ModelSession } from './language-model.ts'
import { DIRECT_CONSTRAINT, directTurn } from './turns.ts'

/** In characters. Five shots take some four thousand. */
const LONGEST = 24_000

type Form = 'schema' | 'schema-untold' | 'words'

/**
 * Asks for the shot list, held to its schema. A browser that does not know the schema's keywords is
 * told the form in words; what is too long is asked for once more in fewer words; an unusable
 * answer once more with its fault named.
 * @throws AppError `model-gave-up` with the reason, or `cancelled`
 */
export async function directWith(
  session: ModelSession,
  request: DirectRequest,
  signal: AbortSignal,
): Promise<readonly ShotPlan[]> {
  const { count, part, between } = request
  const around = [between?.before, between?.after].filter((shot) => shot !== undefined)
  const told = part?.before ?? around
  let form: Form = 'schema'
  const ask = (words: string) =>
    session.ask(
      {
        words: form === 'words' ? `${words}\n\n${formPrompt()}` : words,
        schema: form === 'words' ? undefined : DIRECT_CONSTRAINT,
        schemaUntold: form === 'schema-untold',
        most: LONGEST,
      },
      signal,
    )
  const first = await ask(directTurn(request).user).catch((error: unknown) => {
    const isLong = isFault(error, 'model-overflow')
    // It does not know the schema's keywords, or could not keep to them.
    const isUnfit = isFault(error, 'model-lacks') || isFault(error, 'model-unfit')
    if (!isLong && !isUnfit) throw error
    form = isLong ? 'schema-untold' : 'words'
    return ask(directTurn(request, isLong).user)
  })
  const reading = readShotList(first, count, told)
  if (reading.ok) return reading.shots
  // The conversation remembers what it is about.
  const second = await ask(repairPrompt(faultIn(first, reading), reading.shots.length, count))
  const last = readShotList(second, count, told)
  if (last.ok) return last.shots
  throw gaveUp(whyNot(last, second, count))
}

type Unread = Extract<ShotListReading, { ok: false }>

/** Half of an answer is not JSON, and broke off. */
const faultIn = (answer: string, { fault }: Unread) =>
  fault === 'not-json' && /^\s*[[{]/.test(answerText(answer)) ? 'cut' : fault

function whyNot(reading: Unread, answer: string, count: number): Reason {
  const { fault, shots } = reading
  if (fault === 'empty') return { code: 'model-empty' }
  if (fault === 'too-few') return { code: 'model-few-shots', shots: shots.length, wanted: count }
  if (faultIn(answer, reading) === 'cut') return { code: 'answer-at-limit' }
  return { code: 'model-no-list' }
}
