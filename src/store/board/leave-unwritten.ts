import { withoutRest } from '../../domain/board/list-parts.ts'
import { useJobStore } from '../jobs/store.ts'
import { editProject } from '../project/edits.ts'

/** Leaves the rest of a list unwritten. */
export const leaveRest = () => editProject(withoutRest, { edit: 'leave-rest' })

/** Takes away why no shot could be written behind one. */
export const dismissFailedAfter = () => useJobStore.setState({ failedAfter: undefined })
