import { Eye, FolderSync, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { type BrokenJob, callsLeft } from '../../domain/jobs/interrupted-job.ts'
import { isEngineStep, isShotStep } from '../../domain/jobs/steps.ts'
import { continueBroken } from '../../store/jobs/continue-broken.ts'
import { dismissBroken, useJournalStore } from '../../store/jobs/interrupted.ts'
import { clearProblem } from '../../store/jobs/problems.ts'
import { allowBackupAgain, useBackupStore } from '../../store/library/backup.ts'
import { takeOver } from '../../store/project/session.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { VisitOnly } from '../clip/VisitOnly.tsx'
import { EXPORTS } from '../handover/exports.ts'
import { Alert } from '../kit/Alert.tsx'
import { Button } from '../kit/Button.tsx'
import { Lazy } from '../kit/Lazy.tsx'
import { lazyComponent } from '../kit/lazy-component.ts'
import { usePrices } from '../money/use-prices.ts'
import { projectWords as words } from '../words/en/project.ts'
import { stepWords } from '../words/en/steps.ts'
import { wayOutWords } from '../words/en/ways-out.ts'
import { brokenText } from '../words/job-text.ts'
import { UnsavedNotice } from './UnsavedNotice.tsx'

const ContinueSheets = lazyComponent(
  async () => (await import('../takes/sheet/ContinueSheets.tsx')).ContinueSheets,
)

/** Notices about the open project, above its scene. */
export function ProjectNotices({ openStorage }: { readonly openStorage: () => void }) {
  const problem = useProjectStore(({ problems }) => problems.project)
  const readOnly = useProjectStore((state) => state.readOnly)
  const broken = useJournalStore((state) => state.broken)
  const sheets = broken?.sheets?.left ?? []
  const prices = usePrices()
  const project = useProjectStore((state) => state.project?.id)
  return (
    <>
      {problem && <Alert problem={problem} onClose={() => clearProblem('project')} />}
      <VisitOnly>
        {project && <Button onClick={() => void EXPORTS.project(project)}>{words.export}</Button>}
      </VisitOnly>
      {readOnly && <ReadOnly />}
      <UnsavedNotice openStorage={openStorage} />
      {broken && (
        <div className="notice" role="status">
          <RotateCcw aria-hidden />
          <p>
            <strong>
              {(broken.reads ? stepWords.reads[broken.reads] : stepWords.steps[broken.kind]).cutOff}
            </strong>{' '}
            {brokenText(broken)}
          </p>
          <div className="row">
            {sheets.length > 0 && (
              <Lazy when>
                <ContinueSheets sheets={sheets} />
              </Lazy>
            )}
            {canGoOn(broken) && (
              <Button
                price={
                  broken.reads ? prices.reading() : prices.of(broken.kind, callsLeft(broken), askOf(broken))
                }
                onClick={() => void continueBroken()}
              >
                {broken.list ? wayOutWords.writeRest : words.goOn}
              </Button>
            )}
            <Button onClick={dismissBroken}>
              {canGoOn(broken) || sheets.length > 0 ? words.notNow : words.dismiss}
            </Button>
          </div>
        </div>
      )}
      <BackupNotice openStorage={openStorage} />
    </>
  )
}

/** A shot-by-shot job goes on where shots are left, a shot behind another where that is there. */
const canGoOn = ({ kind, left, after }: BrokenJob) =>
  isShotStep(kind) ? left.length > 0 : isEngineStep(kind) && after !== null

const askOf = ({ after, list }: BrokenJob) => (after ? { after } : list && 'rest')

/** A mirror that has stopped must not pass for a backup. */
function BackupNotice({ openStorage }: { readonly openStorage: () => void }) {
  const { folder, needsPermission, problem } = useBackupStore()
  if (folder === undefined || !(needsPermission || problem)) return null
  return (
    <div className="notice" role="status">
      <FolderSync aria-hidden />
      <p>
        <strong>{words.notMirrored(folder)}</strong> {needsPermission ? words.mirrorAsks : words.mirrorFailed}
      </p>
      {needsPermission ? (
        <Button onClick={() => void allowBackupAgain()}>{words.allowAgain}</Button>
      ) : (
        <Button onClick={openStorage}>{words.storage}</Button>
      )}
    </div>
  )
}

function ReadOnly() {
  const [taking, setTaking] = useState(false)
  const take = () => {
    setTaking(true)
    void takeOver().finally(() => setTaking(false))
  }
  return (
    <div className="notice" role="status">
      <Eye aria-hidden />
      <p>
        <strong>{words.readOnly}</strong> {words.readOnlyHelp}
      </p>
      <Button onClick={take} why={taking ? words.waitForOther : undefined}>
        {taking ? words.takingOver : words.takeOver}
      </Button>
    </div>
  )
}
