const VIDEO_ENDINGS = /\.(mp4|m4v|mov|qt|mkv|webm|avi|3gp|3g2|mts|m2ts|ts|mpg|mpeg|ogv|flv|wmv)$/i
const IMAGE_ENDINGS = /\.(png|jpe?g|webp|gif|avif|bmp|svg|heic|heif|tiff?)$/i

export type FileKind = 'video' | 'image' | 'project' | 'unknown'

/** What a dropped file is for: by its type, else by its ending (systems know no type for .mkv or .mts). */
export function fileKind(file: { readonly name: string; readonly type: string }): FileKind {
  if (/\.maestro$/i.test(file.name)) return 'project'
  if (file.type.startsWith('video/')) return 'video'
  if (file.type.startsWith('image/')) return 'image'
  if (VIDEO_ENDINGS.test(file.name)) return 'video'
  return IMAGE_ENDINGS.test(file.name) ? 'image' : 'unknown'
}

/** Dropped files sorted by what they are for; more than one of a kind cannot be used. */
export function sortFiles<F extends { readonly name: string; readonly type: string }>(files: readonly F[]) {
  const of = (kind: FileKind) => files.filter((file) => fileKind(file) === kind)
  return { videos: of('video'), images: of('image'), projects: of('project'), unknown: of('unknown') }
}
