import { del, get, set } from 'idb-keyval'
import type { Logo } from '../../domain/handover/logo.ts'
import { maestro } from './database.ts'
import { wholeOrNot } from './media.ts'
import { keyValues } from './transactions.ts'

/** Stored among the media, because it is a file; it is the person's, not a project's. */
const KEY = ['logo']
const media = keyValues(maestro, 'media')

export const loadLogo = (): Promise<Logo | undefined> => get(KEY, media)

/** Replaces the earlier one. @throws AppError `no-space`. */
export const saveLogo = (logo: Logo): Promise<void> => wholeOrNot(set(KEY, logo, media))

export const deleteLogo = (): Promise<void> => del(KEY, media)
