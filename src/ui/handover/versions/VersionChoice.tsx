import { useState } from 'react'
import { countedShots } from '../../../domain/board/counted-shots.ts'
import type { Version } from '../../../domain/handover/versions/version.ts'
import { freezeVersion, showVersion, useVersions } from '../../../store/handover/versions.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { Alert } from '../../kit/Alert.tsx'
import { Button } from '../../kit/Button.tsx'
import { versionWords as words } from '../../words/en/versions.ts'
import { number } from '../../words/format.ts'
import { Fold } from '../Fold.tsx'
import { ChangesChoice } from './ChangesChoice.tsx'
import { NameDialog } from './NameDialog.tsx'
import { VersionRow } from './VersionRow.tsx'

/** The board as it is or one of its versions; freezing one; what is told of changes. */
export function VersionChoice() {
  const { list, shown, freezing, problem } = useVersions()
  const [naming, setNaming] = useState(false)
  const why = useWhyNotFreeze()
  return (
    <Fold title={words.title} facts={list.find(({ id }) => id === shown)?.name ?? words.boardNow}>
      {list.length > 0 && (
        <ul className="version-rows" aria-label={words.title}>
          <li className="version-row">
            <label className="check">
              <input
                type="radio"
                name="version"
                checked={shown === undefined}
                onChange={() => showVersion(undefined)}
              />
              {words.boardNow}
            </label>
          </li>
          {list.map((version) => (
            <VersionRow key={version.id} version={version} on={version.id === shown} />
          ))}
        </ul>
      )}
      <Button why={why} onClick={() => setNaming(true)}>
        {freezing ? words.freezing : words.freeze}
      </Button>
      {list.length === 0 && <p className="quiet">{words.help}</p>}
      {problem && <Alert problem={problem} />}
      <ChangesChoice />
      {naming && (
        <NameDialog
          title={words.freeze}
          submit={words.freeze}
          name={nextName(list)}
          onName={freezeVersion}
          onClose={() => setNaming(false)}
        />
      )}
    </Fold>
  )
}

function useWhyNotFreeze(): string | undefined {
  const { shown, freezing } = useVersions()
  const readOnly = useProjectStore((state) => state.readOnly)
  const hasShots = useProjectStore(({ project }) => project && countedShots(project).length > 0)
  if (readOnly) return words.readOnly
  if (!hasShots) return words.noShots
  if (shown !== undefined) return words.isVersion
  return freezing ? words.freezing : undefined
}

/** "Version 3": the first number that no version has. */
function nextName(list: readonly Version[]): string {
  const taken = new Set(list.map(({ name }) => name))
  for (let at = list.length + 1; ; at++) if (!taken.has(words.nth(number(at)))) return words.nth(number(at))
}
