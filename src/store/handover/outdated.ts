import { type BoardChange, boardChange, isSameBoard, oldKinds } from '../../domain/handover/board-change.ts'
import { ALL_KINDS, type FileKind, rowOf } from '../../domain/handover/file-kinds.ts'
import { useSettingsStore } from '../settings/store.ts'
import type { Basis } from './basis.ts'
import { useChoices } from './choices.ts'
import { forgetMade, useMadeFiles } from './made-files.ts'

/** What is drawn into pictures as they leave, as text that can be compared; empty for nothing. */
export function burntNow(): string {
  const { burnIn, guides, arrows } = useSettingsStore.getState().settings
  return burnIn && (arrows || guides.length > 0) ? JSON.stringify([guides, arrows]) : ''
}

/**
 * Drops the finished files that are older than the board, or than the marks drawn into pictures,
 * and keeps count of them. Neither while files are made nor while they are saved: those belong
 * together.
 */
export function dropOutdated({ board, part, changes }: Basis): void {
  const { of, part: madePart, burnt, running, isSaving, files, outdated } = useMadeFiles.getState()
  if (!of || running || isSaving) return
  if (madePart !== part) forgetMade()
  const redrawn = burnt !== burntNow()
  if (madePart !== part || (isSameBoard(of, board) && !redrawn)) return
  const change = boardChange(of, board)
  const { options } = useChoices.getState()
  const isMade = (kind: FileKind) => files[kind]?.status === 'made'
  const oldBy = (by: BoardChange) => oldKinds(by, changes !== undefined, options).filter(isMade)
  const burntOnes = redrawn ? ALL_KINDS.filter((kind) => rowOf(kind).pictures && isMade(kind)) : []
  const byMore = [...burntOnes, ...oldBy({ ...change, pictures: new Set() })]
  const kinds = new Set([...(outdated?.kinds ?? []), ...byMore, ...oldBy(change)])
  const isMore = change.more || byMore.length > 0 || outdated?.shots.size === 0
  const shots = isMore ? [] : [...(outdated?.shots ?? []), ...change.pictures]
  useMadeFiles.setState({
    of: board,
    burnt: burntNow(),
    ...((change.pictures.size > 0 || change.shape || redrawn) && { pictures: [] }),
    files: Object.fromEntries(Object.entries(files).filter(([kind]) => !kinds.has(kind as FileKind))),
    outdated: kinds.size > 0 ? { kinds, shots: new Set(shots) } : undefined,
  })
}
