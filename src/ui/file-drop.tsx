import { Trans, useLingui } from '@lingui/react/macro';
import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useId, useState } from 'react';
import classes from './file-drop.module.css';

interface Props {
  label: string;
  /** As of the accept attribute: ".xlsx". */
  accept: string;
  file: File | null;
  onFile: (file: File) => void;
  disabled?: boolean;
}

/** A file input one can also drop onto. */
export function FileDrop({ label, accept, file, onFile, disabled = false }: Props) {
  const { t } = useLingui();
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const first = files?.[0];
    if (first && !disabled) onFile(first);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        id={id}
        type="file"
        accept={accept}
        disabled={disabled}
        className={classes.input}
        onChange={(event) => {
          take(event.currentTarget.files);
          // So that the same file, corrected, can be chosen again.
          event.currentTarget.value = '';
        }}
      />
      <label htmlFor={id} className={classes.label}>
        <IconFileUpload size={30} stroke={1.4} aria-hidden />
        <span className={classes.name}>{file ? file.name : label}</span>
        <span className={classes.hint}>
          {file ? t`Chọn hoặc thả tệp khác để thay` : <Trans>Bấm để chọn tệp, hoặc kéo thả vào đây ({accept})</Trans>}
        </span>
      </label>
    </div>
  );
}
