import { areAroundFocus, markLayers } from '../../domain/board/mark-layers.ts'
import type { Shot, Take } from '../../domain/board/shot.ts'
import { shownMarks } from '../../domain/board/shown-marks.ts'
import type { BlobId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { burnIn } from '../../services/handover/burn-in.ts'
import type { FileWords } from '../../services/handover/file-words.ts'
import { loadBlob } from '../project/writer.ts'
import { useSettingsStore } from '../settings/store.ts'
import { withFocusSought } from '../takes/focus.ts'

/** How pictures leave: as they are stored, or with guides and arrows inside where that is set. */
export const leaving = (words: FileWords) => ({
  as: asBurnt,
  load: (id: BlobId, shot: Shot, take: Take) => loadBurnt(id, shot, take, words),
})

function marksOf(shot: Shot, take: Take) {
  const { settings } = useSettingsStore.getState()
  return settings.burnIn ? shownMarks(settings, shot, take) : undefined
}

/** The project as its pictures leave: one with marks inside is a PNG. */
function asBurnt(project: Project): Project {
  const png = { mime: 'image/png' }
  const burnt = (shot: Shot, take: Take): Take =>
    marksOf(shot, take)
      ? { ...take, ...png, ...(take.upscaled && { upscaled: { ...take.upscaled, ...png } }) }
      : take
  const shots = project.shots.map((shot) => ({
    ...shot,
    takes: shot.takes.map((take) => burnt(shot, take)),
  }))
  return { ...project, shots }
}

/** Loads a picture of a take with guides and arrows inside as shown; the stored one stays bare. */
async function loadBurnt(id: BlobId, shot: Shot, take: Take, words: FileWords): Promise<Blob | undefined> {
  const picture = await loadBlob(id)
  const marks = marksOf(shot, take)
  if (!picture || !marks) return picture
  const placed = areAroundFocus(marks) ? await withFocusSought(take) : take
  return burnIn(picture, markLayers(placed, marks), words)
}
