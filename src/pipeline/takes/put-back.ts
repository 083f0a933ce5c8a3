import type { DrawPlan } from '../../domain/consent/draw-plan.ts'
import { AppError, reasonOf, toAppError } from '../../lib/errors.ts'
import type { Drawn } from '../../services/engines/engine.ts'
import type { EngineContext } from '../context.ts'

/** The picture to keep, and why it is the part alone, where it could not be put back. */
interface PutBack {
  readonly drawn: Drawn
  readonly apart?: AppError
}

/**
 * Of a region the whole picture with what came back for it; else the answer itself. The take may be
 * deleted, and the project closed, since the call left. What cannot be put back is paid for all the
 * same: it is to be kept as it came.
 */
export async function putBack(context: EngineContext, plan: DrawPlan, answer: Drawn): Promise<PutBack> {
  const region = plan.takeAsk?.kind === 'edit' ? plan.takeAsk.region : undefined
  const whole = plan.references.find(({ role }) => role === 'edit')?.blob
  if (!region) return { drawn: answer }
  try {
    if (!whole) throw new AppError('picture-gone')
    return { drawn: { ...answer, ...(await context.services.putBack(whole, answer.picture, region)) } }
  } catch (error) {
    return { drawn: answer, apart: whyApart(toAppError(error), answer) }
  }
}

function whyApart(error: AppError, { cost, own }: Drawn): AppError {
  const why =
    error.code === 'edge-shows'
      ? new AppError('edge-shows', undefined, { cause: error })
      : new AppError('kept-apart', reasonOf(error), { cause: error })
  return why.charged({
    billed: cost === 0 ? 'no' : cost === undefined ? 'maybe' : 'yes',
    ...(cost === undefined ? {} : { cost }),
    ...(own === undefined ? {} : { own }),
  })
}
