import { digestOf } from '../../lib/digest.ts'
import { nearestAspectRatio } from '../board/aspect-ratio.ts'
import type { Digests, Ingredient } from '../board/reference.ts'
import { framesFor, identityFor, nearestFrame } from '../clip/frames.ts'
import { factsOf } from '../engines/engine-choice.ts'
import { aspectRatio, type Project } from '../project/project.ts'
import { listChosen, styleSaid, stylesChosen } from './chosen-pictures.ts'
import { type Ingredients, isFromFrameAlone, type Mark, usesList, usesModels } from './mark.ts'
import { isFromSamePictures } from './same-pictures.ts'
import { SERVER_MARKS } from './server-marks.ts'
import { isPersonSent, saidOfShot } from './subject-references.ts'

const isIdentity = ({ role }: { readonly role: string }) => role === 'identity'

/**
 * Only what a person chose is in here. What the app chooses by itself has no mark, so that it makes
 * no take stale: the automatic references, earlier shots among them, the default model, sizes.
 */
export const MARKS: readonly Mark[] = [
  {
    change: 'scene',
    ingredient: 'text',
    of: (from) => (usesList(from) ? from.project.context.trim() : undefined),
  },
  {
    change: 'who',
    ingredient: 'cast',
    of: (from) => (usesList(from) && from.shot ? saidOfShot(from.project, from.shot) : undefined),
  },
  {
    change: 'style',
    ingredient: 'style',
    of: (from) =>
      isFromFrameAlone(from) ? undefined : stylesChosen(from.project, from.shot, usesModels(from)),
  },
  {
    change: 'style-words',
    ingredient: 'style',
    of: (from) => styleSaid(from.project, usesModels(from)),
  },
  {
    change: 'clip',
    ingredient: 'references',
    of: ({ project: { video } }) => video && `${video.name} ${video.bytes}`,
  },
  {
    change: 'frame',
    ingredient: 'references',
    of: (from) => {
      const { project, shot, engine } = from
      const isListed = usesList(from) || !factsOf(engine).drawsMoment
      const isSent = isListed && !shot?.references && !isPersonSent(project, shot, factsOf(engine))
      return isSent ? String(frameByHand(project) ?? '') : undefined
    },
    isMet: ({ project }, { references }) => {
      const chosen = frameByHand(project)
      const sent = references.find(isIdentity)
      // A frame that is no longer there leaves the choice to the app.
      return chosen === undefined || !sent || sent.time === chosen
    },
  },
  {
    change: 'references',
    ingredient: 'references',
    of: (from) => (usesList(from) ? listChosen(from.project, from.shot, isWithoutFrame(from)) : undefined),
    isMet: (from, { references }) => isFromSamePictures(from, references),
  },
  {
    change: 'moment',
    ingredient: 'camera',
    of: momentOf,
    isMet: (from, { references }) => {
      const sent = references.find(({ role }) => role === 'moment') ?? references.find(isIdentity)
      const now = frameOfMoment(from)
      return !sent || !now || sent.time === now.time
    },
  },
  {
    change: 'model',
    ingredient: 'model',
    of: (from) => (usesModels(from) ? from.wish.model : undefined),
    isMet: ({ wish }, receipt) => wish.model === '' || wish.model === receipt.model,
  },
  {
    change: 'shape',
    ingredient: 'shape',
    of: (from) =>
      usesModels(from) ? from.wish.shape || nearestAspectRatio(aspectRatio(from.project)) : undefined,
  },
  ...SERVER_MARKS,
]

const isWithoutFrame = ({ project, wish }: Ingredients) => project.noFrame ?? wish.noFrame ?? false

/**
 * The shot's moment, where its frame is among the references that are chosen automatically: after
 * the identity and the style picture, if the model takes more than these.
 */
function momentOf(from: Ingredients): string | undefined {
  const { project, shot, limit = Number.POSITIVE_INFINITY } = from
  if (!usesList(from) || !shot || shot.references || isWithoutFrame(from)) return undefined
  const before = project.style && !(shot.wordsOnly ?? project.wordsOnly) ? 2 : 1
  return limit > before ? String(shot.sourceTime ?? '') : undefined
}

/** The frame nearest to the shot's moment; without a moment the identity. */
function frameOfMoment({ project, shot, engine }: Ingredients) {
  const reach = factsOf(engine)
  const time = shot?.sourceTime
  return time === undefined ? identityFor(project, reach) : nearestFrame(framesFor(project, reach), time)
}

/** The time of the frame that a person chose; undefined while the app chooses. */
const frameByHand = ({ frames, identityFrame }: Project): number | undefined =>
  frames.find(({ id }) => id === identityFrame)?.time

/** Stands in a digest for a part that the engine draws without. */
const NONE = '0'

const marksOf = (ingredient: Ingredient) => MARKS.filter((mark) => mark.ingredient === ingredient)

/**
 * What a picture is made of beside the shot's text and fields, which its receipt keeps in full. The
 * digest of an ingredient has a part for each choice, joined by hyphens.
 */
export function digestsOf(from: Ingredients, digest = digestOf): Digests {
  const joined = (ingredient: Ingredient) =>
    marksOf(ingredient)
      .map((mark) => mark.of(from))
      .map((choice) => (choice === undefined ? NONE : digest(choice)))
      .join('-')
  const ingredients = [...new Set(MARKS.map(({ ingredient }) => ingredient))]
  return { ...Object.fromEntries(ingredients.map((one) => [one, joined(one)])), engine: from.engine }
}

/** Of an ingredient's digest the part of one choice; undefined where it has none. */
export function partOf(digests: Digests, mark: Mark): string | undefined {
  const part = digests[mark.ingredient]?.split('-')[marksOf(mark.ingredient).indexOf(mark)]
  return part === NONE ? undefined : part
}
