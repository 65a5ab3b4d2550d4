import type { ReactNode } from 'react';
import type { TextKey } from '../../i18n/use-text.ts';
import { RegionFields } from '../../ui/fields/region-fields.tsx';
import { DirectionFields, SplitFields } from '../../ui/goal/aim-fields.tsx';
import { BodyFields } from '../../ui/goal/body-fields.tsx';
import type { GoalForm } from '../../ui/goal/draft.ts';
import { DietField } from '../../ui/wishes/diet-field.tsx';
import { SlotFields } from '../../ui/wishes/slot-fields.tsx';
import type { Wishes } from '../../ui/wishes/wishes.ts';
import { WithoutFields } from '../../ui/wishes/without-fields.tsx';
import classes from './onboarding.module.css';

export type Answers = { goal: GoalForm; wishes: Wishes };
type StepProps = {
  answers: Answers;
  today: string;
  goal: (part: Partial<GoalForm>) => void;
  wishes: (part: Partial<Wishes>) => void;
};
type Step = { title: TextKey; about: TextKey; Fields: (props: StepProps) => ReactNode };

export const steps: readonly Step[] = [
  { title: 'onboarding:region', about: 'onboarding:regionText', Fields: () => <RegionFields /> },
  {
    title: 'onboarding:body',
    about: 'onboarding:bodyText',
    Fields: ({ answers, goal, today }) => <BodyFields form={answers.goal} change={goal} today={today} />,
  },
  {
    title: 'onboarding:aim',
    about: 'onboarding:aimText',
    Fields: ({ answers, goal }) => (
      <div className={classes.fields}>
        <DirectionFields form={answers.goal} change={goal} />
        <SplitFields form={answers.goal} change={goal} />
      </div>
    ),
  },
  {
    title: 'onboarding:diet',
    about: 'onboarding:dietText',
    Fields: ({ answers, wishes }) => <DietField wishes={answers.wishes} change={wishes} hideLabel />,
  },
  {
    title: 'onboarding:without',
    about: 'onboarding:withoutText',
    Fields: ({ answers, wishes }) => <WithoutFields wishes={answers.wishes} change={wishes} />,
  },
  {
    title: 'onboarding:meals',
    about: 'onboarding:mealsText',
    Fields: ({ answers, wishes }) => <SlotFields wishes={answers.wishes} change={wishes} />,
  },
];
