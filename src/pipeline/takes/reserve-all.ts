import type { DrawRequest, Reservation } from '../../services/engines/engine.ts'
import type { EngineContext } from '../context.ts'

/**
 * Reserves the price of several pictures, all or none, which cost as much as the first. Each
 * reservation is settled once, whoever comes first. A single picture makes its own reservation.
 * @throws AppError as `SpendGuard.reserve`
 */
export async function reserveAll(
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
