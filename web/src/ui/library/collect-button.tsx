import { IconBookmark } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { IconButton } from '../icon-button.tsx';
import { later } from '../later.ts';
import { Sheet } from '../layers/sheet.tsx';

const CollectPanel = later(() => import('./collect-panel.tsx'), 'CollectPanel');

/** Puts a recipe into collections, from wherever it is shown. */
export function CollectButton({
  recipeId,
  title,
  className,
  tip = true,
}: {
  recipeId: string;
  title: string;
  className?: string;
  tip?: boolean;
}) {
  const { t } = useText();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <IconButton
        label={t('library:collect', { title })}
        aria-haspopup="dialog"
        round
        tip={tip}
        className={className}
        onClick={() => setOpened(true)}
      >
        <IconBookmark size={22} stroke={1.7} />
      </IconButton>
      <Sheet opened={opened} close={() => setOpened(false)} title={t('library:collections')}>
        {opened && <CollectPanel recipeId={recipeId} title={title} close={() => setOpened(false)} />}
      </Sheet>
    </>
  );
}
