import { shallow } from 'zustand/shallow'
import type { EngineStep } from '../../domain/engines/engines.ts'
import type { ProjectId } from '../../domain/ids.ts'
import type { CallWorth } from '../../domain/money/cost.ts'
import { type Entries, firstCallAt, NOTHING_SPENT, type Spent, spentOn } from '../../domain/money/ledger.ts'
import { type Problem, toProblem } from '../../domain/problem.ts'
import { calmly, createShown } from '../../lib/dom/shown-store.ts'
import { AppError, type Charge, toAppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import { broadcast, subscribeTabs } from '../../services/app/tabs.ts'
import type { Reservation, SpendGuard } from '../../services/engines/engine.ts'
import { openLedger, type PlannedCall } from '../../services/money/ledger.ts'
import { log } from '../app/store.ts'
import { spendFromLimit } from '../key/connection.ts'
import { useProjectStore } from '../project/store.ts'

interface LedgerState {
  readonly project?: ProjectId
  readonly spent: Spent
  /** Why the spending is unknown; no billable call is made then. */
  readonly problem?: Problem | undefined
}

/** The open project's spending. */
export const useLedgerStore = createShown<LedgerState>(() => ({ spent: NOTHING_SPENT }))

const ledger = openLedger()
/** This tab's calls in progress: reserved on disk and not yet part of what is shown. */
const underWay = new Set<string>()
/** Charges that could not be written yet; no further call is made before they are. */
const unwritten = new Map<string, () => Promise<Entries>>()

/**
 * Reads a project's spending again, because another tab may have added to it.
 * @throws AppError `ledger-lost`, which the store shows as well.
 */
export async function readLedgerOf(project: ProjectId): Promise<void> {
  if (useLedgerStore.getState().project !== project) {
    useLedgerStore.setState({ project, spent: NOTHING_SPENT, problem: undefined })
  }
  try {
    show(project, await ledger.entries(project))
  } catch (error) {
    throw shut(project, error)
  }
}

/**
 * Follows a project's spending: from the messages of the tab that spends, and from disk when this
 * tab becomes the writer.
 */
export function followLedger(project: ProjectId): () => void {
  // The store shows the failure.
  const again = () => void readLedgerOf(project).catch(() => undefined)
  again()
  const unsubscribe = useProjectStore.subscribe((now, before) => {
    if (now.project?.id === project && now.readOnly !== before.readOnly) again()
  })
  const unhear = subscribeTabs((message) => {
    if (message.type !== 'spent' || message.id !== project) return
    // The message concerns a call that the other tab started before this one took over; that tab
    // may know less than this one, so read from disk.
    if (!useProjectStore.getState().readOnly) again()
    else if (useLedgerStore.getState().project === project) useLedgerStore.setState({ spent: message.spent })
  })
  return () => {
    unsubscribe()
    unhear()
  }
}

function show(project: ProjectId, entries: Entries): void {
  const { project: shown, spent, problem } = useLedgerStore.getState()
  if (shown !== project) return
  const now = spentBy(entries)
  // What a reservation leaves as it was is not shown again: every price on the screen follows this.
  if (problem || !shallow(spent, now))
    calmly(() => useLedgerStore.setState({ spent: now, problem: undefined }))
}

const spentBy = (entries: Entries): Spent => ({
  ...spentOn([...entries].flatMap(([id, entry]) => (underWay.has(id) ? [] : [entry]))),
  since: firstCallAt(entries.values()),
})

/** Without its ledger the project's limit cannot be enforced, so no call is made. */
function shut(project: ProjectId, error: unknown): AppError {
  const { code: found, detail } = toAppError(error)
  const code = found === 'storage-full' ? 'no-space' : 'ledger-lost'
  if (useLedgerStore.getState().project === project) {
    // The shown problem has no charge: that nothing was billed is known of this call only.
    useLedgerStore.setState({ problem: toProblem(new AppError(code, detail)) })
  }
  return new AppError(code, detail, { cause: error, charge: { billed: 'no' } })
}

let writing: Promise<void> | undefined

/** Writes what could not be written; once for all calls that wait, because it adds to the bills. */
function writeLate(): Promise<void> {
  writing ??= writeEach().finally(() => {
    writing = undefined
  })
  return writing
}

async function writeEach(): Promise<void> {
  for (const [late, write] of unwritten) {
    await write()
    unwritten.delete(late)
  }
}

interface SpendGuardOptions {
  readonly project: ProjectId
  /** US dollars, the project's current limit; null for none. */
  readonly limit: () => number | null
  /** US dollars for one call; undefined when the price is unknown. */
  readonly estimate: (step: EngineStep, model: string, size?: CallWorth) => number | undefined
  readonly onWait: SpendGuard['onWait']
}

/**
 * Guards a job's spending: reserves each call's price, refuses calls beyond the limit, and records
 * charges. A call that may have been billed counts with its estimate.
 */
export function createSpendGuard({ project, limit, estimate, onWait }: SpendGuardOptions): SpendGuard {
  async function reserve(
    step: EngineStep,
    model: string,
    size: CallWorth | undefined,
    count: number,
  ): Promise<readonly Reservation[]> {
    const ids = Array.from({ length: count }, () => newId())
    const listed = estimate(step, model, size)
    const call = { at: Date.now(), role: step, model, ...(listed === undefined ? {} : { estimate: listed }) }
    const most = limit()
    for (const id of ids) underWay.add(id)
    try {
      await writeLate()
      const calls = size && 'calls' in size ? size.calls : 1
      const { entries, refused } = await ledger.reserve(project, ids, call, most, calls)
      show(project, entries)
      if (refused) throw overLimit(refused, most ?? 0)
    } catch (error) {
      for (const id of ids) underWay.delete(id)
      throw error instanceof AppError && error.code === 'spending-limit' ? error : shut(project, error)
    }
    return ids.map((id) => ({ settle: (charge) => void settle(project, id, call, charge) }))
  }

  return {
    async reserve(step, model, size) {
      const [one] = await reserve(step, model, size, 1)
      if (!one) throw new Error('One call was reserved, and none came back')
      return one
    },
    reserveAll: (model, size, count) => reserve('draw', model, size, count),
    onWait,
  }
}

/** For the user's own server, which never bills. */
export const freeSpendGuard = (onWait: SpendGuard['onWait']): SpendGuard => ({
  reserve: async () => ({ settle: () => undefined }),
  reserveAll: async () => [],
  onWait,
})

function overLimit({ price, taken }: { price: number | undefined; taken: number }, limit: number): AppError {
  return new AppError(
    'spending-limit',
    { code: 'over-limit', price, taken, limit },
    { charge: { billed: 'no' } },
  )
}

async function settle(project: ProjectId, id: string, call: PlannedCall, charge: Charge): Promise<void> {
  const write = () => ledger.settle(project, id, call, charge)
  underWay.delete(id)
  // The part billed by the user's own provider does not count against the key's limit.
  spendFromLimit((charge.cost ?? 0) - (charge.own ?? 0))
  try {
    const entries = await write()
    show(project, entries)
    broadcast({ type: 'spent', id: project, spent: spentBy(entries) })
  } catch (error) {
    unwritten.set(id, write)
    shut(project, error)
    log({ code: 'cost-not-written' })
  }
}
