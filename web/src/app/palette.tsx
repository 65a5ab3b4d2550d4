import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useCallback, useId, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import classes from './palette.module.css';
import { grouped, matching } from './palette.rules.ts';
import { type Doable, useCommands } from './use-commands.tsx';
import { type Found, usePlaceCommands, useRecipeCommands } from './use-recipe-commands.tsx';

/** One field for going, finding and doing. Typing narrows, arrows choose, Enter does; a reader hears each choice. */
export function Palette({ close, help }: { close: () => void; help: () => void }) {
  const { t } = useText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [recipe, setRecipe] = useState<Found | null>(null);
  const list = useRef<HTMLDivElement>(null);
  // At once, not when the window has faded in: the keys after Ctrl-K come quickly.
  const focus = useCallback((field: HTMLInputElement | null) => field?.focus(), []);
  const type = (words: string) => {
    setTyped(words);
    setAt(0);
  };
  const choose = (found: Found) => {
    setRecipe(found);
    type('');
  };
  const commands = useCommands(help);
  const recipes = useRecipeCommands(recipe === null ? typed : '', choose);
  const placesForIt = usePlaceCommands(recipe);
  const groups = grouped(recipe === null ? [...matching(commands, typed), ...recipes] : matching(placesForIt, typed));
  const all = groups.flatMap((group) => group.commands);
  const now = Math.min(at, all.length - 1);
  const optionId = (command: Doable) => `${id}-${command.id.replace(/\s/g, '-')}-${command.group.length}`;
  const run = (command: Doable) => {
    const stays = command.id.startsWith('add ') || command.id === 'help';
    if (!stays) close();
    command.run();
  };
  const move = (next: number) => {
    if (all.length === 0) return;
    const target = (next + all.length) % all.length;
    setAt(target);
    list.current?.querySelectorAll('[role="option"]')[target]?.scrollIntoView({ block: 'nearest' });
  };
  const press = (event: React.KeyboardEvent) => {
    const current = all[now];
    if (event.key === 'ArrowDown') move(now + 1);
    else if (event.key === 'ArrowUp') move(now - 1);
    else if (event.key === 'Enter' && current !== undefined && !event.nativeEvent.isComposing) run(current);
    else if (event.key === 'Backspace' && typed === '' && recipe !== null) setRecipe(null);
    else return;
    event.preventDefault();
  };
  const label = recipe === null ? t('palette:open') : t('palette:when', { title: recipe.title });
  const current = all[now];
  return (
    <Modal.Root
      opened
      onClose={close}
      yOffset="10dvh"
      size={620}
      radius="lg"
      centered={false}
      classNames={{ content: classes.palette }}
    >
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content aria-label={label}>
        <div className={classes.field}>
          <IconSearch size={22} stroke={1.8} aria-hidden="true" />
          <input
            ref={focus}
            data-autofocus
            className={classes.input}
            role="combobox"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={current === undefined ? undefined : optionId(current)}
            aria-label={label}
            placeholder={recipe === null ? t('palette:placeholder') : label}
            autoComplete="off"
            spellCheck={false}
            maxLength={80}
            value={typed}
            onChange={(event) => type(event.currentTarget.value)}
            onKeyDown={press}
          />
        </div>
        <div id={`${id}-list`} ref={list} role="listbox" aria-label={label} className={classes.list}>
          {groups.map(({ group, commands: inGroup }) => (
            // biome-ignore lint/a11y/useSemanticElements: a group within a listbox has no element of its own.
            <div key={group} role="group" aria-label={group}>
              <div className={classes.group} aria-hidden="true">
                {group}
              </div>
              {inGroup.map((command) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys.
                // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here instead.
                <div
                  key={command.id}
                  id={optionId(command)}
                  role="option"
                  aria-selected={command === current}
                  className={classes.option}
                  onMouseMove={() => all.indexOf(command) !== now && setAt(all.indexOf(command))}
                  onClick={() => run(command)}
                >
                  {command.icon}
                  <span>{command.title}</span>
                </div>
              ))}
            </div>
          ))}
        </div>
        <p className={classes.nothing} role="status">
          {all.length === 0 ? t('common:nothingFound') : ''}
        </p>
      </Modal.Content>
    </Modal.Root>
  );
}
