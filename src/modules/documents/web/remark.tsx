import { useLingui } from '@lingui/react/macro';
import type { Document } from '../contract.ts';
import classes from './remark.module.css';

/** What is doubtful about the number or wrong with the paper, under its subject. */
export function Remark({ document: { suggestion, defect } }: { document: Pick<Document, 'suggestion' | 'defect'> }) {
  const { t } = useLingui();
  const remarks = [suggestion && t`Có phải ${suggestion}?`, defect].filter(Boolean);
  if (remarks.length === 0) return null;
  return <span className={classes.remark}>{remarks.join(' ')}</span>;
}
