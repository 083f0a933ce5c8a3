import type { ProjectId } from '../../domain/ids.ts'
import {
  type Arrival,
  type FileKind,
  type Folder,
  fileKind,
  sortFiles,
} from '../../domain/library/file-kind.ts'
import { reportProblem } from '../../store/jobs/problems.ts'
import { chooseVideo } from '../../store/jobs/start-steps.ts'
import { reportLink } from '../../store/library/arrivals.ts'
import { makeProjectOf } from '../../store/library/new-from-files.ts'
import { clearLibraryProblems, reportLeft } from '../../store/library/store.ts'
import { type Place, useProjectStore } from '../../store/project/store.ts'
import { chooseStyle } from '../../store/style/style.ts'
import { goTo, projectHref, routeOf } from '../app/use-route.ts'
import { fileWords } from '../words/file-words.ts'
import { chosenFolder } from './folders.ts'

type Arrived = readonly (File | Folder<File>)[]

/**
 * Takes in what was dropped, pasted or chosen: a clip, a style picture, or one of each, and any
 * number of projects. On the home screen a clip or picture begins a new project. Each file that is
 * not taken is named with its reason.
 */
export async function importFiles(arrived: Arrived): Promise<void> {
  const arrival = await sorted(arrived)
  if (!arrival) return
  const { projects, ...others } = arrival
  const onlyProjects = projects.length > 0 && !others.video && !others.image
  if (onlyProjects || !(await untilOpened())) return asNew(arrival)
  await Promise.all([intoProject(others), importAll(projects)])
}

/**
 * What becomes of files that arrived; undefined when it was asked what a moving picture is for, and
 * cancelled.
 */
async function sorted(arrived: Arrived): Promise<Arrival<File> | undefined> {
  const arrival = sortFiles(arrived)
  if (arrival.video || !arrived.some(isPicture)) return arrival
  return await (await loadMoving()).sortMoving(arrived.filter(isPicture), arrived)
}

const isPicture = (one: File | Folder<File>): one is File => !('files' in one) && fileKind(one) === 'image'
const loadMoving = () => import('../../store/clip/moving-picture.ts')

/** Says of a link that was dropped, or of a picture of another page, that it is no file. */
export async function importLink(address = ''): Promise<void> {
  await untilOpened()
  reportLink(address.slice(0, LINK_SHOWN))
}
const LINK_SHOWN = 200

/**
 * True once the project at the address is open; false where there is none, it cannot be opened, or
 * somebody goes elsewhere.
 */
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
 * Takes in files that the system opens with the app, or that another app shares: always in a
 * project of their own, so that they replace nothing in one that happens to be open.
 */
export async function importAsNewProject(arrived: Arrived): Promise<void> {
  const arrival = await sorted(arrived)
  if (arrival) await asNew(arrival)
}

async function asNew({ projects, ...others }: Arrival<File>): Promise<void> {
  const first = others.video ?? others.image
  if (!first || projects.length > 0) goTo('#/')
  await importAll(projects)
  if (!first) for (const { problem } of others.left) reportLeft(problem)
  const fill = () => intoProject(others)
  const made = first && (await makeProjectOf(first.name, fill, () => goTo('#/')))
  if (made) goTo(projectHref(made))
}

/**
 * Takes in the projects of files and folders, whatever they are called, and shows them in the list.
 */
export async function importProjectFiles(sources: Arrived): Promise<void> {
  goTo('#/')
  await importAll(sources)
}

/** Takes in the projects of a folder that was chosen. */
export async function importFolder(files: readonly File[]): Promise<void> {
  const folder = chosenFolder(files)
  if (folder) await importProjectFiles([folder])
}

async function importAll(sources: Arrived): Promise<void> {
  clearLibraryProblems()
  if (sources.length === 0) return
  const { importProjects } = await import('../../store/library/project-files.ts')
  // What went wrong stands above the list.
  if (!(await importProjects(sources, fileWords()))) goTo('#/')
}

/** Where in an open project it is said that a file was not taken. */
const PLACES: Readonly<Record<FileKind, Place>> = {
  video: 'video',
  image: 'style',
  project: 'project',
  unknown: 'project',
}

async function intoProject({ video, image, left }: Omit<Arrival<File>, 'projects'>): Promise<void> {
  for (const { kind, problem } of left) reportProblem(PLACES[kind], problem.code, problem.detail)
  await Promise.all([image && chooseStyle(image), video && chooseVideo(video)])
}

/**
 * The file inputs say what a file is for, whatever it is: a text file chosen as clip is reported as
 * a bad clip.
 */
export const takeVideo = async ([file, ...others]: readonly File[]) => {
  if (file && others.length > 0) return reportProblem('video', 'files-too-many', names([file, ...others]))
  if (!file) return
  if (isPicture(file) && !(await (await loadMoving()).moves(file)))
    return reportProblem('video', 'clip-still', file.name)
  await chooseVideo(file)
}

export const takeStyle = async ([file, ...others]: readonly File[]) => {
  if (file && others.length > 0) return reportProblem('style', 'files-too-many', names([file, ...others]))
  if (file) await chooseStyle(file)
}

const names = (files: readonly File[]) => files.map((file) => file.name).join(', ')
