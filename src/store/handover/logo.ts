import type { Logo } from '../../domain/handover/logo.ts'
import type { HandoverOptions } from '../../domain/handover/options.ts'
import { type Problem, problemOf } from '../../domain/problem.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { deleteLogo, loadLogo, saveLogo } from '../../services/storage/logo.ts'
import { changeOptions, useChoices } from './choices.ts'

interface LogoState {
  readonly logo?: Logo | undefined
  readonly problem?: Problem | undefined
}

/** The person's logo, the same for all projects. */
export const useLogo = createShown<LogoState>(() => ({}))

const show = (logo: boolean) => changeOptions({ pdf: { ...useChoices.getState().options.pdf, logo } })

let asked: Promise<void> | undefined

/** Loads it once in a visit. What cannot be loaded is told, and the next call tries again. */
export const askForLogo = () => {
  asked ??= attempt(async () => useLogo.setState({ logo: await loadLogo() })).then((done) => {
    if (!done) asked = undefined
  })
  return asked
}

/** Keeps a picture file as the logo, and shows it. */
export const changeLogo = (file: File) =>
  attempt(async () => {
    const { readLogo } = await import('../../services/handover/read-logo.ts')
    const logo = await readLogo(file)
    await saveLogo(logo)
    useLogo.setState({ logo })
    show(true)
  })

export const removeLogo = () =>
  attempt(async () => {
    await deleteLogo()
    useLogo.setState({ logo: undefined })
    show(false)
  })

export const showLogo = (on: boolean) => show(on)

/** The logo as a job takes it; nothing where it is not shown, or could not be loaded. */
export async function shownLogo({ pdf }: HandoverOptions): Promise<Pick<LogoState, 'logo'>> {
  if (!pdf.logo) return {}
  await askForLogo()
  const { logo } = useLogo.getState()
  return logo ? { logo } : {}
}

/** @returns false where it failed, which is told. */
async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  useLogo.setState({ problem: undefined })
  try {
    await work()
    return true
  } catch (error) {
    useLogo.setState({ problem: problemOf(error) })
    return false
  }
}
