import { handOverChanged, tellChanges, useVersions } from '../../../store/handover/versions.ts'
import { Select } from '../../kit/Select.tsx'
import { versionWords as words } from '../../words/en/versions.ts'

/** Since which version files mark what has changed; there while there is one to compare with. */
export function ChangesChoice() {
  const { list, shown, since, onlyChanged } = useVersions()
  const at = list.findIndex(({ id }) => id === shown)
  const earlier = at === -1 ? list : list.slice(0, at)
  if (earlier.length === 0) return null
  return (
    <>
      <label className="pick">
        <span>{words.since}</span>
        <Select
          value={since ?? ''}
          onChange={({ target }) => tellChanges(earlier.find(({ id }) => id === target.value)?.id)}
        >
          <option value="">{words.noChanges}</option>
          {earlier.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </label>
      {since !== undefined && (
        <label className="check">
          <input
            type="checkbox"
            checked={onlyChanged}
            onChange={({ target }) => handOverChanged(target.checked)}
          />
          {words.onlyChanged}
        </label>
      )}
    </>
  )
}
