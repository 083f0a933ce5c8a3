/**
 * How long the trash keeps a deleted take or project, in milliseconds. The words say "a week":
 * `deleted` and `noneDeleted` in ui/words/en/storage.ts, `deletedHelp` in library.ts,
 * `project-gone` in errors.ts.
 */
export const DELETED_KEPT_MS = 7 * 24 * 60 * 60 * 1000
