import { allowOwnScripts } from '../workers/script-policy.ts'

/** Imported before everything else, because a worker's address is checked when it starts. */
allowOwnScripts()
