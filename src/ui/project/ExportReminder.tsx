import { HardDriveDownload } from 'lucide-react'
import { useAppStore } from '../../store/app/store.ts'
import { noteExported, useReminderStore } from '../../store/library/export-reminder.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { EXPORTS } from '../handover/exports.ts'
import { Button } from '../kit/Button.tsx'
import { projectWords as words } from '../words/en/project.ts'

/**
 * Says that pictures are in this browser only. It comes when a job ends, so it lies over the page's
 * lower edge: above the board it would move what a person is about to press.
 */
export function ExportReminder() {
  const due = useReminderStore((state) => state.due)
  const visitOnly = useAppStore((state) => state.visitOnly)
  const project = useProjectStore((state) => state.project?.id)
  if (!due || visitOnly || !project) return null
  return (
    <div className="notice" role="status">
      <HardDriveDownload aria-hidden />
      <p>
        <strong>{words.onlyHere}</strong> {words.onlyHereHelp}
      </p>
      <div className="row">
        <Button onClick={() => void EXPORTS.project(project)}>{words.export}</Button>
        <Button onClick={() => void noteExported(project)}>{words.later}</Button>
      </div>
    </div>
  )
}
