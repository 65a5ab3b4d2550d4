import { Alert, Button } from '@mantine/core';
import type { Plan } from '@mealwright/contracts/plans';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import type { PlanAction } from '../../api/plan-action.ts';
import type { PlanConflict } from '../../api/use-plan.ts';
import { useText } from '../../i18n/use-text.ts';
import { useActionText } from './action-text.ts';
import classes from './week.module.css';

/** Someone was faster. The newest week is on the screen; what was wanted is offered again, nothing is lost. */
export function ConflictNote({
  conflict,
  plan,
  run,
  dismiss,
}: {
  conflict: PlanConflict;
  plan: Plan | null;
  run: (action: PlanAction) => void;
  dismiss: () => void;
}) {
  const { t } = useText();
  const { wish, stillPossible } = useActionText();
  const possible = stillPossible(conflict.action, plan);
  return (
    <Alert
      role="alert"
      color="apricot"
      icon={<IconArrowsSplit2 />}
      title={t('week:changedTitle')}
      className={classes.note}
      withCloseButton
      closeButtonLabel={t('common:close')}
      onClose={dismiss}
    >
      <p className={classes.noteText}>
        {t(possible ? 'week:changedText' : 'week:changedGone')}
        {possible && <strong> {wish(conflict.action, plan)}</strong>}
      </p>
      {possible && (
        <div className={classes.noteDoings}>
          <Button onClick={() => run(conflict.action)}>{t('week:doItNow')}</Button>
          <Button variant="default" onClick={dismiss}>
            {t('week:leaveIt')}
          </Button>
        </div>
      )}
    </Alert>
  );
}
