import { CircleAlert, HardDriveDownload } from 'lucide-react'
import { useState } from 'react'
import type { Problem } from '../../domain/problem.ts'
import type { Project } from '../../domain/project/project.ts'
import { keepClipForVisit } from '../../store/clip/clip.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { flushProject } from '../../store/project/writer.ts'
import { EXPORTS } from '../handover/exports.ts'
import { Button } from '../kit/Button.tsx'
import { projectWords as words } from '../words/en/project.ts'
import { useErrorTexts } from '../words/error-text.ts'
import { fileSize } from '../words/format.ts'

/**
 * Unsaved changes and the ways to save them; nothing where all is saved. It stays during a
 * retry, so that the layout does not jump.
 */
export function UnsavedNotice({ openStorage }: { readonly openStorage: () => void }) {
  const project = useProjectStore((state) => state.project)
  const { problem, held, wordsKept } = useProjectStore((state) => state.save)
  const { errorText, detailText } = useErrorTexts()
  const [wasFull, setWasFull] = useState(false)
  if (isDiskFull(problem) && !wasFull) setWasFull(true)
  if (!project) return null
  if (!problem) return wasFull && <WasFull project={project} onDismiss={() => setWasFull(false)} />
  const { title, help } = errorText(problem)
  const { video } = project
  const inMemory = [
    ...(wordsKept ? [] : [words.latestEdits]),
    ...(held?.count ? [words.files(held.count, fileSize(held.bytes))] : []),
  ]
  return (
    <div className="alert" role="alert">
      <CircleAlert aria-hidden className="alert-icon" />
      <div className="alert-text">
        <strong>{title}</strong>
        <span>
          {wordsKept && words.wordsSaved} {words.inMemory(inMemory)} {help} {detailText(problem)}
        </span>
        <span className="row">
          <Button onClick={() => void EXPORTS.project(project.id)}>{words.export}</Button>
          <Button onClick={openStorage}>{words.freeSpace}</Button>
          {problem.code === 'storage-full' && video?.blob && (
            <Button onClick={() => void keepClipForVisit()}>
              {words.keepForVisit(fileSize(video.bytes))}
            </Button>
          )}
          <Button onClick={() => void flushProject()}>{words.tryAgain}</Button>
        </span>
      </div>
    </div>
  )
}

const isDiskFull = (problem: Problem | undefined): boolean =>
  typeof problem?.detail === 'object' && problem.detail.code === 'no-byte-left'

/** Chromium 156 starts with an empty database after its own files could not be written. */
function WasFull({ project, onDismiss }: { readonly project: Project; readonly onDismiss: () => void }) {
  return (
    <div className="notice" role="status">
      <HardDriveDownload aria-hidden />
      <p>
        <strong>{words.wasFull}</strong> {words.wasFullHelp}
      </p>
      <div className="row">
        <Button onClick={() => void EXPORTS.project(project.id)}>{words.export}</Button>
        <Button onClick={onDismiss}>{words.dismiss}</Button>
      </div>
    </div>
  )
}
