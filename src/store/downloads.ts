import type { ShotId } from '../domain/ids.ts'
import { pictureEnding } from '../domain/picture-kind.ts'
import type { Problem } from '../domain/problem.ts'
import { shownTake } from '../domain/shot.ts'
import { download, fileName, pictureName, upscaledName, zipBoard } from '../services/exporter.ts'
import { log } from './app-store.ts'
import { openedProject } from './open-project.ts'
import { setProblem } from './problems.ts'
import { loadBlob } from './project-store.ts'

/** Downloads a shot's shown picture as it was drawn. */
export async function downloadOriginal(id: ShotId): Promise<void> {
  const { shots } = openedProject()
  const index = shots.findIndex((shot) => shot.id === id)
  const shot = shots[index]
  const take = shot && shownTake(shot)
  const picture = take && (await loadBlob(take.blob))
  if (take && picture) download(picture, pictureName(index, take))
}

/** Downloads a shot's shown picture as it was upscaled. */
export async function downloadUpscaled(id: ShotId): Promise<void> {
  const { shots } = openedProject()
  const index = shots.findIndex((shot) => shot.id === id)
  const shot = shots[index]
  const upscaled = shot && shownTake(shot)?.upscaled
  const picture = upscaled && (await loadBlob(upscaled.blob))
  if (upscaled && picture) download(picture, upscaledName(index, upscaled))
}

/** Saves what a failed call brought, byte by byte as it came. */
export function saveCame({ file }: NonNullable<Problem['came']>): void {
  if (!file) return
  const ending = pictureEnding(file.type) ?? (file.type === 'application/json' ? '.json' : '.bin')
  download(new Blob([file.bytes], { type: file.type }), `answer${ending}`)
}

/** Downloads the whole board as a zip. */
export async function downloadBoard(): Promise<void> {
  const project = openedProject()
  try {
    download(await zipBoard(project, loadBlob), fileName(project.name, '.zip'))
    log('Board downloaded')
  } catch (error) {
    setProblem('project', error)
  }
}
