/**
 * How long a deleted take, draft sheet or project is kept, in milliseconds. Takes and sheets
 * stay in the project's record with `deletedAt`, their pictures among its media. They go when the
 * project is opened after that time (`claimProject`). A project lies in the store `trash`. The
 * words say "a week": `deleted` and `noneDeleted` in ui/words/en/storage.ts, `deletedHelp` in
 * library.ts, `project-gone` in errors.ts.
 */
export const DELETED_KEPT_MS = 7 * 24 * 60 * 60 * 1000
