import * as v from 'valibot'
import type { EngineStep } from '../../../domain/engines/engines.ts'
import type { CallWorth } from '../../../domain/money/cost.ts'
import { AppError, type Charge, toAppError } from '../../../lib/errors.ts'
import type { CallConfig } from '../call-config.ts'
import type { Reservation } from '../engine.ts'
import type { InFlight } from './in-flight.ts'
import { refuseStart, reserveOne } from './reservations.ts'

/** The cost that an answer reports. */
export interface Bill {
  /** US dollars. */
  readonly cost: number
  /** The part of it that the user's own provider bills (BYOK). */
  readonly own?: number
}

/** The result of a call; the bill is undefined where the answer gave none. */
interface Paid {
  readonly bill: Bill | undefined
}

/** A job's configuration, with the calls that it has away. */
export type LimitedConfig = CallConfig & { readonly inFlight: InFlight }

interface PriceOptions {
  /** What its price follows from. */
  readonly size?: CallWorth | undefined
  /** Made before; the call settles it in any case. */
  readonly reserved?: Reservation | undefined
}

/**
 * Makes a billable call: reserves its price, retries by the rule of `retry.ts`, and settles the
 * charge.
 * @throws AppError with its charge.
 */
export async function paidCall<Result extends Paid>(
  config: LimitedConfig,
  step: EngineStep,
  model: string,
  signal: AbortSignal,
  call: () => Promise<Result>,
  { size, reserved }: PriceOptions = {},
): Promise<Result> {
  const leave = async () => {
    if (config.keyStands?.() === false)
      throw new AppError('key-forgotten', undefined, { charge: { billed: 'no' } })
    refuseStart(config)
    return call()
  }
  const { spendGuard } = config
  const reservation = reserved ?? (await reserveOne(config, step, model, signal, size))
  let charge: Charge = { billed: 'no' }
  try {
    const result = await config.inFlight.run(
      async () => {
        try {
          return await leave()
        } catch (error) {
          // The user's own server never bills, whatever happened to the call.
          const known = config.plain ? toAppError(error).charged({ billed: 'no' }) : toAppError(error)
          charge = known.charge ?? { billed: 'maybe' }
          throw known
        }
      },
      signal,
      (error, ms) => spendGuard?.onWait(error, ms),
    )
    charge = chargeOf(result.bill, config)
    return result
  } finally {
    reservation?.settle(charge)
  }
}

/** US dollars; an implausible amount counts as none. */
const amount = v.fallback(
  v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(10_000))),
  undefined,
)

/**
 * The cost in `usage`. With BYOK (`is_byok`) the service bills its fee as `cost`, mostly zero, and
 * the provider bills `upstream_inference_cost`. Without BYOK the latter is the service's own
 * expense and no bill.
 */
export const usageSchema = v.fallback(
  v.optional(
    v.pipe(
      v.object({
        cost: amount,
        is_byok: v.fallback(v.nullish(v.boolean()), undefined),
        cost_details: v.fallback(v.nullish(v.object({ upstream_inference_cost: amount })), undefined),
      }),
      v.transform(({ cost, is_byok: byok, cost_details: details }): Bill | undefined => {
        const own = byok ? details?.upstream_inference_cost : undefined
        if (own !== undefined && own !== null) return { cost: (cost ?? 0) + own, own }
        // The provider's part is unknown.
        if (byok && !cost) return undefined
        return cost === undefined || cost === null ? undefined : { cost }
      }),
    ),
  ),
  undefined,
)

/** The charge of an answer. Without a bill it is unknown, except from the user's own server. */
export function chargeOf(bill: Bill | undefined, config: Pick<CallConfig, 'plain'> = {}): Charge {
  if (!bill) return { billed: config.plain ? 'no' : 'maybe' }
  return { billed: bill.cost > 0 ? 'yes' : 'no', ...bill }
}

/** The sum of several calls' charges. */
export function sumOfCharges(charges: readonly Charge[]): Charge {
  const billed = (['maybe', 'yes', 'no'] as const).find((one) =>
    charges.some((charge) => charge.billed === one),
  )
  return { billed: billed ?? 'no', ...sumOfBills(charges) }
}

/** The known part of several bills' sum; empty where nothing is known. */
export function sumOfBills(bills: readonly (Partial<Bill> | undefined)[]): Partial<Bill> {
  const sum = (values: readonly (number | undefined)[]) => {
    const known = values.filter((value) => value !== undefined)
    return known.length === 0 ? undefined : known.reduce((total, value) => total + value, 0)
  }
  const [cost, own] = [sum(bills.map((bill) => bill?.cost)), sum(bills.map((bill) => bill?.own))]
  return { ...(cost === undefined ? {} : { cost }), ...(own === undefined ? {} : { own }) }
}

/** Runs the code that reads an answer; its errors carry what the answer cost. */
export async function atCost<Result>(
  bill: Bill | undefined,
  read: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof AppError) || bill === undefined) throw error
    throw error.charged(chargeOf(bill))
  }
}
