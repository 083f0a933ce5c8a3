import type { Project } from '../project/project.ts'
import { type OwnSound, SOUND_LIMITS } from './own-sound.ts'

/** Puts the sound to another time or level, within the limits. */
export const withSoundSet = (
  project: Project,
  { offset, level }: Partial<Pick<OwnSound, 'offset' | 'level'>>,
): Project => {
  const { sound } = project
  if (!sound) return project
  const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))
  return {
    ...project,
    sound: {
      ...sound,
      offset: within(offset ?? sound.offset, -SOUND_LIMITS.offset, SOUND_LIMITS.offset),
      level: within(level ?? sound.level, 0, SOUND_LIMITS.level),
    },
  }
}
