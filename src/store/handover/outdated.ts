import { boardChange, isSameBoard, oldKinds } from '../../domain/handover/board-change.ts'
import type { FileKind } from '../../domain/handover/file-kinds.ts'
import type { Basis } from './basis.ts'
import { useChoices } from './choices.ts'
import { forgetMade, useMadeFiles } from './made-files.ts'

/**
 * Drops the finished files that are older than the board, and keeps count of them. Neither while
 * files are made nor while they are saved: those belong together.
 */
export function dropOutdated({ board, part, changes }: Basis): void {
  const { of, part: madePart, running, isSaving, files, outdated } = useMadeFiles.getState()
  if (!of || running || isSaving) return
  if (madePart !== part) forgetMade()
  if (madePart !== part || isSameBoard(of, board)) return
  const change = boardChange(of, board)
  const { shows } = useChoices.getState().options.pdf
  const old = oldKinds(change, changes !== undefined, shows.includes('clipFrame'))
  const dropped = old.filter((kind) => files[kind]?.status === 'made')
  const kinds = new Set([...(outdated?.kinds ?? []), ...dropped])
  const isMore = change.more || outdated?.shots.size === 0
  const shots = isMore ? [] : [...(outdated?.shots ?? []), ...change.pictures]
  useMadeFiles.setState({
    of: board,
    ...(change.pictures.size > 0 && { pictures: [] }),
    files: Object.fromEntries(Object.entries(files).filter(([kind]) => !kinds.has(kind as FileKind))),
    outdated: kinds.size > 0 ? { kinds, shots: new Set(shots) } : undefined,
  })
}
