import {
  allowBackupAgain,
  canBackUp,
  chooseBackupFolder,
  stopBackup,
  useBackupStore,
} from '../../store/library/backup.ts'
import { Alert } from '../kit/Alert.tsx'
import { Button } from '../kit/Button.tsx'
import { FileInput } from '../kit/FileInput.tsx'
import { importFolder } from '../library/import-files.ts'
import { storageWords as words } from '../words/en/storage.ts'
import { timeOfDay } from '../words/format.ts'

/** A folder that each saved project is mirrored to, and the import from it. */
export function BackupFields({ onImport }: { readonly onImport: () => void }) {
  const { folder, needsPermission, left, at, problem } = useBackupStore()
  return (
    <fieldset>
      <legend>{words.folder}</legend>
      {!canBackUp() ? (
        <p className="quiet">{words.noFolders}</p>
      ) : folder === undefined ? (
        <div className="row">
          <Button onClick={() => void chooseBackupFolder()}>{words.chooseFolder}</Button>
          <p className="quiet">{words.chooseHelp}</p>
        </div>
      ) : (
        <div className="row">
          <p>
            {folder}
            <span className="quiet">
              {' · '}
              {needsPermission
                ? words.mirrorPaused
                : left !== undefined
                  ? words.mirrorWriting(left)
                  : at === undefined
                    ? words.mirrorWaits
                    : words.mirrorWritten(timeOfDay(at))}
            </span>
          </p>
          {needsPermission && <Button onClick={() => void allowBackupAgain()}>{words.allowAgain}</Button>}
          <Button onClick={() => void chooseBackupFolder()}>{words.chooseAgain}</Button>
          <Button onClick={() => void stopBackup()}>{words.stopMirroring}</Button>
        </div>
      )}
      {problem && <Alert problem={problem} />}
      {'webkitdirectory' in HTMLInputElement.prototype && (
        <div className="row">
          <FileInput
            label={words.importFolder}
            folder
            className="button"
            onFiles={(files) => {
              onImport()
              void importFolder(files)
            }}
          >
            {words.importFolder}
          </FileInput>
          <p className="quiet">{words.importFolderHelp}</p>
        </div>
      )}
    </fieldset>
  )
}
