import type { Shot } from '../../domain/board/shot.ts'
import type { Room } from '../../domain/money/spending-limit.ts'
import { callsOf, type TakeAsk } from '../../domain/takes/take-ask.ts'
import { useAppStore } from '../../store/app/store.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { useEngine, useOwnServer } from '../../store/settings/store.ts'
import { moreTakesWords as words } from '../words/en/more-takes.ts'
import { stepWords } from '../words/en/steps.ts'
import { dollars } from '../words/format.ts'
import { useWhyNotDraw } from './use-why-not-draw.ts'

/** Why nothing can be asked for of a shot besides a new take; undefined when it can. */
export function useWhyNotAsk(shot: Shot): string | undefined {
  const why = useWhyNotDraw(shot)
  const running = useJobStore(({ job }) => job !== undefined)
  return useWhyOffline() ?? why ?? (running ? stepWords.whyNot.otherJob : undefined)
}

/** Why no model can be asked for a picture; undefined online, and where none is needed. */
export function useWhyOffline(): string | undefined {
  const online = useAppStore((state) => state.online)
  const { usesModels } = useEngine('draw')
  const own = useOwnServer()
  return usesModels && !online && !own ? words.offline : undefined
}

/** Why the limit leaves no room for what is asked for, and for how much it does. */
export function roomReason(ask: TakeAsk, room: Room | undefined): string | undefined {
  if (!room) return undefined
  const left = dollars(room.left)
  return room.calls > 0 ? words.room(callsOf(ask), left, room.calls) : words.noRoom(left)
}
