/**
 * Entry modules of the late parts: their worker or dynamic import starts what only some of the work
 * needs. Nearly half of the app lies behind them; the service worker fetches it right after the
 * rest (sw/late.ts). A module missing from the build fails it.
 */
export const DOORS: readonly string[] = [
  'workers/clip/clip.worker.ts',
  'workers/handover/handover.worker.ts',
  'workers/library/hash.worker.ts',
  'workers/people/open-figures.ts',
  'workers/people/open-finder.ts',
  'workers/style/photo.worker.ts',
  'workers/upscale/open-enlarger.ts',
  'workers/upscale/upscale.worker.ts',
  'src/services/engines/openrouter/openrouter-engine.ts',
  'src/services/engines/browser-model/browser-model-engine.ts',
  'src/services/engines/picture-server/picture-server-engine.ts',
  'src/services/engines/picture-server/find-server.ts',
  'src/ui/consent/ConsentDialog.tsx',
  'src/ui/board/bar/BoardBar.tsx',
  'src/ui/board/filmstrip/Filmstrip.tsx',
  'src/ui/board/order/MoveHandle.tsx',
  'src/ui/board/order/NewListDialog.tsx',
  'src/ui/board/order/OmittedShot.tsx',
  'src/ui/board/table/ShotTable.tsx',
  'src/ui/board/guides/PictureMarks.tsx',
  'src/ui/board/hands/BoardHands.tsx',
  'src/ui/board/inspector/InspectorFoot.tsx',
  'src/ui/board/inspector/ShotInspector.tsx',
  'src/ui/clip/FramesDialog.tsx',
  'src/ui/clip/ClipCut.tsx',
  'src/ui/scene/who/WhoPage.tsx',
  'src/ui/settings/SettingsDialog.tsx',
  'src/ui/storage/StorageDialog.tsx',
  'src/ui/style/MoreStyles.tsx',
  'src/ui/handover/HandOverDialog.tsx',
  'src/ui/handover/play/PlayDialog.tsx',
  'src/ui/handover/print/BoardPrint.tsx',
  'src/store/handover/burnt.ts',
  'src/ui/board/guides/PictureMarks.tsx',
  'src/ui/findings/FindingMark.tsx',
  'src/ui/findings/FindingsCount.tsx',
  'src/ui/findings/FindingsPanel.tsx',
  'src/ui/findings/RowFindings.tsx',
  'src/ui/findings/TagFindings.tsx',
  'src/ui/takes/DrawWithout.tsx',
  'src/ui/takes/DrawingQuestions.tsx',
  'src/store/takes/draw-all.ts',
  'src/ui/takes/edit/EditDialog.tsx',
  'src/services/takes/change-picture.ts',
  'src/services/takes/sheet-of-takes.ts',
  'src/ui/takes/TakeChecks.tsx',
  'workers/takes/pictures.worker.ts',
  'src/ui/takes/ShotViewer.tsx',
  'src/ui/takes/references/ReferencesPanel.tsx',
  'src/ui/takes/sheet/ContinueSheets.tsx',
  'src/ui/takes/sheet/DraftSheetDialog.tsx',
  'workers/takes/sheet/sheet.worker.ts',
  'src/services/engines/openrouter/check-connection.ts',
  'src/services/engines/openrouter/catalogue/fetch-catalogue.ts',
  'src/services/library/project-export.ts',
  'src/services/library/project-folder.ts',
  'src/services/library/project-import.ts',
  'src/services/library/project-parts.ts',
  'src/services/library/write-file.ts',
  'src/services/library/write-zip.ts',
  'src/services/storage/memory-database.ts',
  'src/services/style/style.ts',
  'src/services/upscale/upscaler.ts',
  'node_modules/@noble/hashes/sha2.js',
]

/** A script of the build, as the bundler describes it. */
export interface BuiltScript {
  readonly fileName: string
  /** Its entry module, as a path from the root; absent for shared chunks. */
  readonly module?: string
  /** Scripts that load before it. */
  readonly imports: readonly string[]
  /** Scripts that it can start: dynamic imports, workers, glue that it names. */
  readonly starts: readonly string[]
}

/**
 * Walks the build from its entries without passing a door. What the walk reaches is the shell; the
 * rest is late.
 * @throws where a door starts no script of its own, or the shell needs one.
 */
export function lateScripts(
  scripts: readonly BuiltScript[],
  entries: readonly string[],
  doors: readonly string[] = DOORS,
): readonly string[] {
  const byName = new Map(scripts.map((script) => [script.fileName, script]))
  const started = new Set(scripts.map(({ module }) => module))
  const absent = doors.filter((door) => !started.has(door))
  if (absent.length > 0) throw new Error(`No script of the build is started by ${absent.join(', ')}.`)

  const isDoor = (name: string) => doors.includes(byName.get(name)?.module ?? '')
  const shell = new Set<string>()
  const enter = (name: string) => {
    if (shell.has(name)) return
    shell.add(name)
    const { imports = [], starts = [] } = byName.get(name) ?? {}
    const forced = imports.filter(isDoor)
    if (forced.length > 0) throw new Error(`${name} of the shell imports the late ${forced.join(', ')}.`)
    for (const next of imports) enter(next)
    for (const next of starts) if (!isDoor(next)) enter(next)
  }
  for (const name of entries) enter(name)
  return scripts.map(({ fileName }) => fileName).filter((name) => !shell.has(name))
}
