import * as v from 'valibot'
import type { ModelRole } from '../../../domain/model.ts'
import { AppError, type Charge, toAppError } from '../../../lib/errors.ts'
import { waitFor, waitMs } from '../../../lib/wait.ts'
import type { CallConfig } from './client.ts'

/** What a call came to, with what it was billed. */
interface Paid {
  readonly cost?: number | undefined
}

/**
 * Makes a call that may cost: asks the meter first, tells it the charge afterwards, and tries again only what surely
 * cost nothing and may pass (the service was busy, or its provider failed and that is documented as not billed).
 * @throws AppError with its charge.
 */
export async function paidCall<Result extends Paid>(
  config: CallConfig,
  role: ModelRole,
  model: string,
  signal: AbortSignal,
  call: () => Promise<Result>,
): Promise<Result> {
  const open = config.meter?.open(role, model)
  let charge: Charge = { billed: 'no' }
  try {
    for (let tries = 0; ; tries += 1) {
      try {
        const result = await (config.gate?.(call, signal) ?? call())
        charge = result.cost === undefined ? { billed: config.plain ? 'no' : 'maybe' } : chargeOf(result.cost)
        return result
      } catch (error) {
        // A server of one's own sends no bills, whatever became of the call.
        const known = config.plain ? toAppError(error).charged({ billed: 'no' }) : toAppError(error)
        charge = known.charge ?? { billed: 'maybe' }
        const { retry } = known
        if (!retry || tries >= retry.times || signal.aborted) throw known
        const ms = waitMs(tries, retry.afterMs)
        config.meter?.held(known, ms)
        await waitFor(ms, signal)
      }
    }
  } finally {
    open?.settle(charge)
  }
}

/** US dollars as an answer says them; what no bill can say is as good as nothing said. */
export const costSchema = v.fallback(
  v.optional(v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(10_000))),
  undefined,
)

/** An answer that said what it cost. */
export function chargeOf(cost: number): Charge {
  return cost > 0 ? { billed: 'yes', cost } : { billed: 'no', cost: 0 }
}

/** Runs what reads an answer; what it throws carries what the answer cost. */
export async function atCost<Result>(
  cost: number | undefined,
  read: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof AppError) || cost === undefined) throw error
    throw error.charged(chargeOf(cost))
  }
}
