import { countedShots } from '../../domain/board/counted-shots.ts'
import { countAmong } from '../../domain/handover/only-shots.ts'
import type { Project } from '../../domain/project/project.ts'
import { useChosenShot } from '../../store/board/chosen-shot.ts'
import { handOverSelected, useOnlySelected } from '../../store/handover/part.ts'
import { Select } from '../kit/Select.tsx'
import { handOverWords as words } from '../words/en/hand-over.ts'

/** The whole board or its selected shots; there while some are selected. */
export function ShotsChoice({ project }: { readonly project: Project }) {
  const selected = useChosenShot((state) => countAmong(project, state.selected))
  const only = useOnlySelected((state) => state.on)
  if (selected === 0) return null
  return (
    <label className="pick">
      <span>{words.shots}</span>
      <Select
        value={only ? 'selected' : 'all'}
        onChange={({ target }) => handOverSelected(target.value === 'selected')}
      >
        <option value="all">{words.allShots(countedShots(project).length)}</option>
        <option value="selected">{words.selectedShots(selected)}</option>
      </Select>
    </label>
  )
}
