import type { ShotEvent } from '../../domain/app/log-event.ts'
import type { DrawnReceipt } from '../../domain/board/shot.ts'
import type { SeveralId, ShotId } from '../../domain/ids.ts'
import { callsOf, type TakeAsk } from '../../domain/takes/take-ask.ts'
import { toAppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import type { EngineContext } from '../context.ts'
import { drawReserved } from './draw-reserved.ts'
import { drawTake, type PreparedTake, prepareTake } from './draw-take.ts'

/**
 * Draws what is asked for of one shot, each take on its own: one that fails stops no other. All
 * calls are reserved before the first leaves, or none leaves.
 * @param onCame gets how many takes have come, each time one does
 * @param without the row of a reference to leave out, of new takes
 * @throws AppError the first failure, once every call has ended; the takes that came are kept
 */
export async function drawAsked(
  context: EngineContext,
  shot: ShotId,
  takeAsk: TakeAsk,
  number: string,
  onCame: (takes: number) => void,
  without?: string,
): Promise<ShotEvent> {
  const startedAt = performance.now()
  const several = takeAsk.kind === 'several' ? newId<SeveralId>() : undefined
  const prepared: PreparedTake[] = []
  for (let nth = 0; nth < callsOf(takeAsk); nth += 1) {
    prepared.push(await prepareTake(context, { shot, takeAsk, nth, without }))
  }
  const receipts: DrawnReceipt[] = []
  const errors = await drawReserved(context, prepared, async (one, reserved) => {
    receipts.push((await drawTake(context, one, () => undefined, { reserved, several })).receipt)
    onCame(receipts.length)
  })
  const ms = performance.now() - startedAt
  const event = { code: 'shot-drawn', number, ms, ...sumOf(receipts) } as const
  const [error] = errors
  if (error === undefined || (context.signal.aborted && receipts.length > 0)) return event
  if (receipts.length > 0) context.log(event)
  for (const other of errors) {
    if (other !== error) context.log({ code: 'shot-failed', number }, toAppError(other))
  }
  throw error
}

function sumOf(receipts: readonly DrawnReceipt[]) {
  const sum = (values: readonly (number | undefined)[]) => {
    const known = values.filter((value) => value !== undefined)
    return known.length > 0 ? known.reduce((total, value) => total + value, 0) : undefined
  }
  return {
    takes: receipts.length,
    cost: sum(receipts.map(({ cost }) => cost)),
    own: sum(receipts.map(({ own }) => own)),
  }
}
