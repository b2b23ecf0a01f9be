import { Trans, useLingui } from '@lingui/react/macro';
import { AppLink } from '#ui/link.tsx';
import { delegationPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { DecisionBodies } from '../contract.ts';
import { type Decision, parts } from '../kinds.ts';
import { bodyWords, decisionWords, partWords } from './words.ts';

interface Props {
  decision: Decision;
  /** What is known of the class; nothing is shown before there is a programme. */
  familyId: string;
  leadId?: number | undefined;
  offPlan: boolean;
  /** Day of the matrix; default today. */
  on?: string | undefined;
}

/** Who decides, who must agree, whom to ask and to tell, in a line; nothing where the matrix is silent. */
export function WhoDecides({ decision, familyId, leadId, offPlan, on }: Props) {
  const { t } = useLingui();
  const mayRead = useCan('delegation.read');
  const asked = useGet<DecisionBodies>(
    '/api/delegation/decision',
    { decision, familyId, leadId, on, offPlan: String(offPlan) },
    { enabled: mayRead && familyId !== '' },
  );
  const cells = familyId === '' ? [] : (asked.data ?? []);
  if (cells.length === 0) return null;
  const nameOf = ({ unit, body }: DecisionBodies[number]) => unit?.name ?? t(bodyWords[body as keyof typeof bodyWords]);
  const said = parts.flatMap((part) => {
    const of = cells.filter((cell) => cell.part === part);
    return of.length > 0 ? [`${t(partWords[part])}: ${of.map(nameOf).join(', ')}`] : [];
  });
  const what = t(decisionWords[decision]);
  return (
    <p>
      <Trans>
        {what}, theo <AppLink to={delegationPath({ on })}>bảng phân cấp</AppLink>:
      </Trans>{' '}
      {said.join('; ')}.
    </p>
  );
}
