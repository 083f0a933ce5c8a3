import type { ProjectId } from '../../domain/ids.ts'
import {
  type Arrival,
  type FileKind,
  type Folder,
  fileKind,
  sortFiles,
} from '../../domain/library/file-kind.ts'
import { loadAsked } from '../../store/app/asked-code.ts'
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
import { openFilledProject, whenCreated } from './open-new-project.ts'

type Arrived = readonly (File | Folder<File>)[]

/**
 * Imports what was dropped, pasted or chosen: a clip, a style picture or both, and any number of
 * projects. On the home screen a clip or picture starts a new project, unless one is being created:
 * that one takes it. Each rejected file is named with its reason.
 */
export async function importFiles(arrived: Arrived): Promise<void> {
  const arrival = await sorted(arrived)
  if (!arrival) return
  await whenCreated()
  const { projects, ...others } = arrival
  const onlyProjects = projects.length > 0 && !others.video && !others.image
  if (onlyProjects || !(await untilOpened())) return asNew(arrival)
  await Promise.all([intoProject(others), importAll(projects)])
}

/** The plan for the files; undefined if the question about an animated picture was cancelled. */
async function sorted(arrived: Arrived): Promise<Arrival<File> | undefined> {
  return arrived.some(isLookedAt) ? await (await loadMoving()).sortMoving(arrived) : sortFiles(arrived)
}

/** A picture may move, and what has no known name or type may be one. */
const isLookedAt = (one: File | Folder<File>) => !('files' in one) && /image|unknown/.test(fileKind(one))
const loadMoving = () => loadAsked(() => import('../../store/clip/moving-picture.ts'))

/** Explains that a dropped link, or a picture of another page, is not a file. */
export async function importLink(address = ''): Promise<void> {
  await whenCreated()
  await untilOpened()
  reportLink(address.slice(0, LINK_SHOWN))
  showRefused()
}
const LINK_SHOWN = 200

/**
 * True once the project at the address is open; false if there is none, it fails to open, or the
 * user navigates away.
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
 * Imports files that the system opens with the app or another app shares. They go to a new project,
 * so that they replace nothing in the open one.
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
  if (!first) return
  const fill = () => intoProject(others)
  await openFilledProject(() => makeProjectOf(first.name, fill, () => goTo('#/')))
}

/** Imports the projects of files and folders, whatever their names, and shows them in the list. */
export async function importProjectFiles(sources: Arrived): Promise<void> {
  goTo('#/')
  await importAll(sources)
}

/** Imports the projects of a chosen folder. */
export async function importFolder(files: readonly File[]): Promise<void> {
  const folder = chosenFolder(files)
  if (folder) await importProjectFiles([folder])
}

async function importAll(sources: Arrived): Promise<void> {
  clearLibraryProblems()
  if (sources.length === 0) return
  const { importProjects } = await loadAsked(() => import('../../store/library/import-projects.ts'))
  // Errors stand above the list.
  if (!(await importProjects(sources, fileWords()))) goTo('#/')
}

/** Where an open project reports a rejected file. */
const PLACES: Readonly<Record<FileKind, Place>> = {
  video: 'video',
  image: 'style',
  project: 'project',
  unknown: 'project',
}

/** Scrolls to why a file was refused: it may be dropped anywhere on the page. */
const showRefused = () =>
  requestAnimationFrame(() =>
    (
      document.querySelector('.column-board > [role="alert"]') ??
      document.querySelector('main [role="alert"]')
    )?.scrollIntoView({ block: 'nearest' }),
  )

async function intoProject({ video, image, left }: Omit<Arrival<File>, 'projects'>): Promise<void> {
  for (const { kind, problem } of left) reportProblem(PLACES[kind], problem.code, problem.detail)
  if (left.length > 0) showRefused()
  await Promise.all([image && chooseStyle(image), video && chooseVideo(video)])
}

/** The file input states the purpose: a text file chosen as clip is reported as a bad clip. */
export const takeVideo = async ([file, ...others]: readonly File[]) => {
  if (file && others.length > 0) return reportProblem('video', 'files-too-many', names([file, ...others]))
  if (!file) return
  if (fileKind(file) === 'image' && !(await (await loadMoving()).moves(file)))
    return reportProblem('video', 'clip-still', file.name)
  await chooseVideo(file)
}

export const takeStyle = async ([file, ...others]: readonly File[]) => {
  if (file && others.length > 0) return reportProblem('style', 'files-too-many', names([file, ...others]))
  if (file) await chooseStyle(file)
}

/** A further style picture beside those that are there. */
export const takeMoreStyle = async ([file]: readonly File[]) => {
  if (file) await chooseStyle(file, true)
}

const names = (files: readonly File[]) => files.map((file) => file.name).join(', ')
