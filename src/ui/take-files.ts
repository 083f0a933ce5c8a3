import { sortFiles } from '../domain/file-kind.ts'
import type { ProjectId } from '../domain/ids.ts'
import { reportLink } from '../store/arrivals.ts'
import { chooseVideo } from '../store/job-store.ts'
import { createProject } from '../store/library-store.ts'
import { useProjectStore } from '../store/open-project.ts'
import { reportProblem } from '../store/problems.ts'
import { chooseStyle } from '../store/style.ts'
import { goTo, projectHref, routeOf } from './use-route.ts'

/**
 * Takes in files that were dropped, pasted or chosen: a clip, a style picture, or one of each. On the home screen they
 * begin a new project, named after the first.
 */
export async function takeFiles(files: readonly File[]): Promise<void> {
  const [project] = sortFiles(files).projects
  if (project) return takeProjectFile(project)
  return (await untilOpened()) ? intoProject(files) : takeAsNew(files)
}

/** Says of a link that was dropped, or of a picture of another page, that it is no file. */
export async function takeLink(address = ''): Promise<void> {
  await untilOpened()
  reportLink(address.slice(0, LINK_SHOWN))
}
const LINK_SHOWN = 200

/** True once the project at the address is open; false where there is none, it cannot be opened, or somebody goes elsewhere. */
function untilOpened(): Promise<boolean> {
  const opened = Promise.withResolvers<boolean>()
  const route = routeOf(location.hash)
  const id: ProjectId | undefined = route.screen === 'project' ? route.id : undefined
  const look = () => {
    const { project, problems } = useProjectStore.getState()
    if (id && project?.id === id) opened.resolve(true)
    else if (!id || problems.project || location.hash !== projectHref(id)) opened.resolve(false)
  }
  const unsubscribe = useProjectStore.subscribe(look)
  window.addEventListener('hashchange', look)
  look()
  return opened.promise.finally(() => {
    unsubscribe()
    window.removeEventListener('hashchange', look)
  })
}

/**
 * Takes in files that the system opens with the app, or that another app shares: always in a project of their own, so that they
 * replace nothing in one that happens to be open.
 */
export async function takeAsNew(files: readonly File[]): Promise<void> {
  const [first] = files
  if (!first) return
  const [project] = sortFiles(files).projects
  if (project) return takeProjectFile(project)
  const made = await createProject(first.name.replace(/\.[^.]+$/, '') || undefined)
  if (!made) return
  goTo(projectHref(made))
  await intoProject(files)
}

async function intoProject(files: readonly File[]): Promise<void> {
  const { videos, images, unknown } = sortFiles(files)
  if (videos.length > 1) return reportProblem('video', 'files-too-many', names(videos))
  if (images.length > 1) return reportProblem('style', 'files-too-many', names(images))
  if (unknown.length > 0) return reportProblem('video', 'file-unknown', names(unknown))
  const [video] = videos
  const [image] = images
  await Promise.all([image && chooseStyle(image), video && chooseVideo(video)])
}

/** Imports a project file and shows it in the list. */
export async function takeProjectFile(file: File): Promise<void> {
  goTo('#/')
  const { importProjectFile } = await import('../store/project-files.ts')
  await importProjectFile(file)
}

/** The file inputs say what a file is for, whatever it is: a text file chosen as clip is reported as a bad clip. */
export const takeVideo = async ([file, ...others]: readonly File[]) => {
  if (file && others.length > 0) return reportProblem('video', 'files-too-many', names([file, ...others]))
  if (file) await chooseVideo(file)
}

export const takeStyle = async ([file, ...others]: readonly File[]) => {
  if (file && others.length > 0) return reportProblem('style', 'files-too-many', names([file, ...others]))
  if (file) await chooseStyle(file)
}

const names = (files: readonly File[]) => files.map((file) => file.name).join(', ')
