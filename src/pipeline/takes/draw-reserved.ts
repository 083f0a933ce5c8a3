import { toAppError } from '../../lib/errors.ts'
import type { DrawRequest, Reservation } from '../../services/engines/engine.ts'
import type { EngineContext } from '../context.ts'

interface Prepared {
  readonly request: DrawRequest
}

/**
 * Draws several pictures at once. All calls are reserved before the first leaves, or none leaves;
 * one that fails stops no other, and each reservation is settled however its call ended.
 * @returns the failures, first what may be paid for and can be saved by hand
 * @throws AppError as `SpendGuard.reserve`
 */
export async function drawReserved<One extends Prepared>(
  context: EngineContext,
  prepared: readonly One[],
  draw: (one: One, reserved: Reservation | undefined) => Promise<void>,
): Promise<readonly unknown[]> {
  const reservations = await reserveAll(
    context,
    prepared.map(({ request }) => request),
  )
  const errors: unknown[] = []
  await Promise.all(
    prepared.map(async (one, i) => {
      const reserved = reservations[i]
      try {
        await draw(one, reserved)
      } catch (error) {
        errors.push(error)
      } finally {
        // A call that was never made, as when it is cancelled first, costs nothing.
        reserved?.settle({ billed: 'no' })
      }
    }),
  )
  const weightOf = (error: unknown) => (toAppError(error).came ? 1 : 0)
  return errors.toSorted((a, b) => weightOf(b) - weightOf(a))
}

/**
 * Each picture costs as much as the first; each reservation is settled once, whoever comes first. A
 * single picture makes its own reservation.
 */
async function reserveAll(
  context: EngineContext,
  requests: readonly DrawRequest[],
): Promise<readonly Reservation[]> {
  const engine = await context.services.engine(context.engine)
  const [first] = requests
  if (!first || !engine.reserve || requests.length < 2) return []
  const reservations = await engine.reserve(first, requests.length, context.signal)
  return reservations.map(({ settle }) => {
    let settled = false
    return {
      settle: (charge) => {
        if (!settled) settle(charge)
        settled = true
      },
    }
  })
}
