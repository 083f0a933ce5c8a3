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
import { timeOfDay } from '../words/format.ts'

/**
 * A folder of the person's choice that each saved project is mirrored to, and the way back from
 * there.
 */
export function BackupFields({ onImport }: { readonly onImport: () => void }) {
  const { folder, needsPermission, left, at, problem } = useBackupStore()
  return (
    <fieldset>
      <legend>Backup folder</legend>
      {!canBackUp() ? (
        <p className="quiet">
          This browser cannot write into a folder. Use Export project from time to time, and keep the file
          elsewhere.
        </p>
      ) : folder === undefined ? (
        <div className="row">
          <Button onClick={() => void chooseBackupFolder()}>Choose a folder</Button>
          <p className="quiet">
            All projects are mirrored there as plain files, and again whenever one is saved.
          </p>
        </div>
      ) : (
        <div className="row">
          <p>
            {folder}
            <span className="quiet">
              {needsPermission
                ? ' · paused: the browser asks again in each visit'
                : left !== undefined
                  ? ` · writing, ${left} to go`
                  : at === undefined
                    ? ' · a project is mirrored when it is saved'
                    : ` · last written at ${timeOfDay(at)}`}
            </span>
          </p>
          {needsPermission && <Button onClick={() => void allowBackupAgain()}>Allow again</Button>}
          <Button onClick={() => void chooseBackupFolder()}>Choose again</Button>
          <Button onClick={() => void stopBackup()}>Stop mirroring</Button>
        </div>
      )}
      {problem && <Alert problem={problem} />}
      {'webkitdirectory' in HTMLInputElement.prototype && (
        <div className="row">
          <FileInput
            label="Import from a folder"
            folder
            className="button"
            onFiles={(files) => {
              onImport()
              void importFolder(files)
            }}
          >
            Import from a folder
          </FileInput>
          <p className="quiet">
            Brings projects back: choose the backup folder, or one project’s folder in it. A zip of either
            opens with Import project. The browser may call this uploading; nothing leaves this device.
          </p>
        </div>
      )}
    </fieldset>
  )
}
