import { Lock } from 'lucide-react'
import type { Project } from '../../../domain/project/project.ts'
import { endLockOffer, useLockOffer } from '../../../store/board/lock-offer.ts'
import { lockNumbers } from '../../../store/board/order.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { orderWords as words } from '../../words/en/order.ts'

/** After the first hand-over: numbers that others have seen should stay. */
export function LockOffer({ project }: { readonly project: Project }) {
  const offered = useLockOffer((state) => state.project)
  const readOnly = useProjectStore((state) => state.readOnly)
  const open = offered === project.id && !project.numbering?.locked && !readOnly
  return (
    <div className="lock-offer" role="status">
      {open && (
        <div className="notice">
          <Lock aria-hidden />
          <p>{words.lockOffer}</p>
          <button
            type="button"
            className="button"
            onClick={() => {
              lockNumbers()
              endLockOffer()
            }}
          >
            {words.lock}
          </button>
          <button type="button" className="button plain" onClick={endLockOffer}>
            {words.leaveFree}
          </button>
        </div>
      )}
    </div>
  )
}
