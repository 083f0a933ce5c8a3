import { type Receipt, type Shot, shownTake, type Take } from '../../board/shot.ts'
import type { Project, Video } from '../../project/project.ts'
import { sourceFrame } from '../clip-frame.ts'

/**
 * What files need of a project: its shots with their texts and numbers, the shown take of each and
 * the clip's frame at its moment, and what is known of the clip. It names these pictures, a sound
 * file, and no other blob.
 */
export function frozenBoard(project: Project): Project {
  const { id, version, name, video, context, shots, numbering, sound, settings, createdAt, updatedAt } =
    project
  const frames = project.frames.filter((frame) => shots.some((shot) => sourceFrame(project, shot) === frame))
  const withheld = settings.withheld?.filter((id) => frames.some((frame) => frame.id === id)) ?? []
  return {
    id,
    version,
    name,
    ...(video && { video: bareClip(video) }),
    frames,
    context,
    shots: shots.map(frozenShot),
    shelf: [],
    ...(numbering && { numbering }),
    ...(sound && { sound }),
    settings: {
      shotCount: settings.shotCount,
      seed: settings.seed,
      ...(withheld.length > 0 && { withheld }),
    },
    createdAt,
    updatedAt,
  }
}

function bareClip({ name, bytes, mime, info, window }: Video): Video {
  return { name, bytes, mime, ...(info && { info }), ...(window && { window }) }
}

/**
 * Earlier takes stay as deleted ones that name the shown picture, so that takes keep their numbers.
 */
function frozenShot({ references: _, ...shot }: Shot): Shot {
  const shown = shownTake(shot)
  if (!shown) return { ...shot, takes: [] }
  const bare: Take = { ...shown, receipt: withoutKept(shown.receipt) }
  const { upscaled: __, starred: ___, ...deleted } = bare
  const before = shot.takes.slice(
    0,
    shot.takes.findIndex(({ id }) => id === shown.id),
  )
  return {
    ...shot,
    takes: [...before.map(({ id }) => ({ ...deleted, id, deletedAt: 0 })), bare],
    chosenTake: shown.id,
  }
}

/** A receipt keeps pictures so that they can be sent again; nothing is drawn from a version. */
const withoutKept = (receipt: Receipt): Receipt =>
  'file' in receipt
    ? receipt
    : { ...receipt, references: receipt.references.map(({ kept: _, ...sent }) => sent) }
