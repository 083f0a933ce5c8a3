import { useEffect, useState } from 'react'
import type { Project } from '../../domain/project/project.ts'
import type { Basis } from '../../store/handover/basis.ts'
import { chosenKinds, useChoices } from '../../store/handover/choices.ts'
import { useMadeFiles } from '../../store/handover/made-files.ts'
import { dropOutdated } from '../../store/handover/outdated.ts'
import { warmPreview } from '../../store/handover/preview.ts'
import { followVersions } from '../../store/handover/versions.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { FullDialog } from '../kit/FullDialog.tsx'
import { handOverWords as words } from '../words/en/hand-over.ts'
import { wordsForExport } from '../words/export-words.ts'
import { BoardPreview } from './BoardPreview.tsx'
import { FileList } from './FileList.tsx'
import { ForWhom } from './ForWhom.tsx'
import { HandOverOptions } from './HandOverOptions.tsx'
import { MakeFoot } from './MakeFoot.tsx'
import { PdfPreview } from './PdfPreview.tsx'
import { useBasis } from './use-basis.ts'
import { useNarrow } from './use-narrow.ts'
import { VersionChoice } from './versions/VersionChoice.tsx'

interface HandOverDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** Makes the board into files for others. */
export function HandOverDialog({ open, onClose }: HandOverDialogProps) {
  const project = useProjectStore((state) => state.project)
  return (
    <FullDialog open={open} onClose={onClose} title={words.title} lead={words.onDevice}>
      {project && <Rooms project={project} />}
    </FullDialog>
  )
}

/** For whom and how, how it looks, and the files. On a phone the look comes before the how. */
function Rooms({ project }: { readonly project: Project }) {
  // The worker starts while the rooms are drawn for the first time.
  useState(() => warmPreview(wordsForExport().pdf.language))
  const running = useMadeFiles((state) => state.running)
  const isBusy = useMadeFiles((state) => state.running || state.isSaving)
  const isNarrow = useNarrow()
  const basis = useBasis(project)
  const { board, shown } = basis
  useEffect(() => followVersions(project.id), [project.id])
  useEffect(() => {
    if (!isBusy) dropOutdated(basis)
  }, [basis, isBusy])
  return (
    <div className="full-rooms hand-over-rooms">
      <fieldset className="full-side hand-over-choices" disabled={running}>
        <ForWhom />
        {!isNarrow && <Options board={board} />}
      </fieldset>
      <Preview basis={basis} />
      {isNarrow && (
        <fieldset className="full-side hand-over-choices" disabled={running}>
          <Options board={board} />
        </fieldset>
      )}
      <section className="full-side hand-over-files" aria-label={words.files}>
        <FileList project={shown} running={running} />
        <MakeFoot basis={basis} />
      </section>
    </div>
  )
}

/** The pages of the PDF where one is chosen, else the board. */
function Preview({ basis }: { readonly basis: Basis }) {
  const hasPdf = useChoices((choices) => chosenKinds(choices).includes('pdf'))
  return hasPdf ? <PdfPreview basis={basis} /> : <BoardPreview project={basis.shown} />
}

function Options({ board }: { readonly board: Project }) {
  return (
    <>
      <VersionChoice />
      <HandOverOptions project={board} />
    </>
  )
}
