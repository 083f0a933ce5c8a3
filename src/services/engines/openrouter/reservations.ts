import type { EngineStep } from '../../../domain/engines/engines.ts'
import type { CallWorth, PictureWish } from '../../../domain/money/cost.ts'
import { AppError, type Charge } from '../../../lib/errors.ts'
import type { CallConfig } from '../call-config.ts'
import type { Reservation } from '../engine.ts'
import { refuseOffline } from './client.ts'

/**
 * Refuses a call where the project went to another tab, or there is no network.
 * @throws AppError `cancelled`, `offline`
 */
export function refuseStart(config: CallConfig): void {
  if (config.isOurs?.() === false)
    throw new AppError('cancelled', { code: 'taken-over' }, { charge: { billed: 'no' } })
  refuseOffline(config)
}

/** Reserves the price of one call; undefined where nothing guards the spending. */
export function reserveOne(
  config: CallConfig,
  step: EngineStep,
  model: string,
  signal: AbortSignal,
  size: CallWorth | undefined,
): Promise<Reservation | undefined> {
  refuseStart(config)
  const { spendGuard } = config
  if (!spendGuard) return Promise.resolve(undefined)
  return unlessCancelled(spendGuard.reserve(step, model, size), signal, (one) => one.settle(NOT_BILLED))
}

/**
 * Reserves several pictures at once: all, or none.
 * @returns none where nothing guards the spending
 * @throws AppError as `SpendGuard.reserve`
 */
export async function reserveAll(
  config: CallConfig,
  model: string,
  size: PictureWish,
  count: number,
  signal: AbortSignal,
): Promise<readonly Reservation[]> {
  refuseStart(config)
  const { spendGuard } = config
  if (!spendGuard) return []
  return unlessCancelled(spendGuard.reserveAll(model, size, count), signal, (all) => {
    for (const one of all) one.settle(NOT_BILLED)
  })
}

const NOT_BILLED: Charge = { billed: 'no' }

/**
 * A cancelled call does not wait for a slow disk; what is reserved after that is taken back.
 */
async function unlessCancelled<Reserved>(
  reserving: Promise<Reserved>,
  signal: AbortSignal,
  takeBack: (reserved: Reserved) => void,
): Promise<Reserved> {
  let cancel = () => {}
  const cancelled = new Promise<never>((_, reject) => {
    cancel = () => reject(new AppError('cancelled', undefined, { charge: NOT_BILLED }))
  })
  if (signal.aborted) cancel()
  signal.addEventListener('abort', cancel, { once: true })
  try {
    return await Promise.race([reserving, cancelled])
  } catch (error) {
    reserving.then(takeBack, () => undefined)
    throw error
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}
