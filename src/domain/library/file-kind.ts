import type { Problem } from '../problem.ts'
import { homesIn } from './project-homes.ts'

const VIDEO_ENDINGS = /\.(mp4|m4v|mov|qt|mkv|webm|avi|3gp|3g2|mts|m2ts|ts|mpg|mpeg|ogv|flv|wmv)$/i
const IMAGE_ENDINGS = /\.(png|jpe?g|webp|gif|avif|bmp|svg|heic|heif|tiff?)$/i

export type FileKind = 'video' | 'image' | 'project' | 'unknown'

interface Named {
  readonly name: string
  readonly type: string
}

/** A chosen or dropped folder: all its files, by path relative to it. */
export interface Folder<F> {
  readonly name: string
  readonly files: readonly { readonly path: string; readonly file: F }[]
}

/**
 * The kind of a dropped file: by its type, else by its extension (systems know no type for .mkv or
 * .mts).
 */
export function fileKind(file: Named): FileKind {
  if (/\.(maestro|zip)$/i.test(file.name)) return 'project'
  if (file.type.startsWith('video/')) return 'video'
  if (file.type.startsWith('image/')) return 'image'
  if (VIDEO_ENDINGS.test(file.name)) return 'video'
  return IMAGE_ENDINGS.test(file.name) ? 'image' : 'unknown'
}

/** How files that arrive together are used. */
export interface Arrival<F> {
  readonly video?: F
  readonly image?: F
  readonly projects: readonly (F | Folder<F>)[]
  /** Every file that is not used. */
  readonly left: readonly { readonly kind: FileKind; readonly problem: Problem }[]
}

/**
 * Sorts files: a board takes one clip and one style picture, the library any number of projects.
 * `clip` is the clip whatever its type.
 */
export function sortFiles<F extends Named>(arrived: readonly (F | Folder<F>)[], clip?: F): Arrival<F> {
  const files = arrived.filter((one): one is F => !isFolder(one))
  const folders = arrived.filter(isFolder)
  const of = (kind: FileKind) => files.filter((file) => (file === clip ? 'video' : fileKind(file)) === kind)
  const [videos, images] = [of('video'), of('image')]
  const isProject = ({ files: inside }: Folder<F>) => homesIn(inside.map(({ path }) => path)).length > 0
  const leave = (kind: FileKind, code: Problem['code'], some: readonly { readonly name: string }[]) =>
    some.length === 0 ? [] : [{ kind, problem: { code, detail: some.map(({ name }) => name).join(', ') } }]
  return {
    ...(videos.length === 1 && videos[0] ? { video: videos[0] } : {}),
    ...(images.length === 1 && images[0] ? { image: images[0] } : {}),
    projects: [...of('project'), ...folders.filter(isProject)],
    left: [
      ...leave('video', 'files-too-many', videos.length > 1 ? videos : []),
      ...leave('image', 'files-too-many', images.length > 1 ? images : []),
      ...leave('unknown', 'file-unknown', [
        ...of('unknown'),
        ...folders.filter((folder) => !isProject(folder)),
      ]),
    ],
  }
}

const isFolder = <F extends Named>(one: F | Folder<F>): one is Folder<F> => 'files' in one
