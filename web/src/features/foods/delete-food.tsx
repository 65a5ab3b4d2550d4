import { Button, Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useDeleteFood } from '../../api/use-own-foods.ts';
import { useText } from '../../i18n/use-text.ts';
import { tell } from '../../ui/layers/notify.tsx';
import { FormError } from '../../ui/states.tsx';
import classes from './foods.module.css';

export function DeleteFood({ foodId, opened, close }: { foodId: string; opened: boolean; close: () => void }) {
  const { t } = useText();
  const navigate = useNavigate();
  const remove = useDeleteFood(foodId);
  return (
    <Modal.Root opened={opened} onClose={close} centered>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content>
        <Modal.Body p="lg">
          <Modal.Title fw={700}>{t('foods:deleteAsk')}</Modal.Title>
          <p>{t('foods:deleteText')}</p>
          <FormError error={remove.error} />
          <div className={classes.doings}>
            <Button
              color="tomato"
              loading={remove.isPending}
              onClick={() =>
                remove.mutate(undefined, {
                  onSuccess: () => {
                    tell(t('foods:deleted'));
                    void navigate({ to: '/foods', search: { own: '1' } });
                  },
                })
              }
            >
              {t('common:delete')}
            </Button>
            <Button variant="default" onClick={close}>
              {t('common:cancel')}
            </Button>
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
