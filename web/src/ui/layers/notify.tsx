import { Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useText } from '../../i18n/use-text.ts';
import classes from './notify.module.css';

type Message = { id: number; text: string; problem: boolean; undo?: { label: string; run: () => void } };

const most = 3;
let messages: readonly Message[] = [];
let lastId = 0;
const listeners = new Set<() => void>();
const timers = new Map<number, ReturnType<typeof setTimeout>>();

function set(next: readonly Message[]) {
  messages = next;
  for (const listener of listeners) listener();
}
function close(id: number) {
  clearTimeout(timers.get(id));
  timers.delete(id);
  set(messages.filter((message) => message.id !== id));
}
function leaveIn(id: number, ms: number) {
  clearTimeout(timers.get(id));
  timers.set(
    id,
    setTimeout(() => close(id), ms),
  );
}
function show(message: Omit<Message, 'id'>, ms: number) {
  lastId += 1;
  const id = lastId;
  // Only the last change can be taken back from here: an older one may rest on what is no longer there.
  const others = messages.filter((one) => one.undo === undefined && one.text !== message.text);
  set([...others.slice(1 - most), { ...message, id }]);
  leaveIn(id, ms);
}

/** A short word at the edge of the screen, read out, with a way back where there is one. */
export const tell = (text: string, undo?: Message['undo']) =>
  show({ text, problem: false, ...(undo === undefined ? {} : { undo }) }, undo === undefined ? 4000 : 10_000);
export const tellProblem = (text: string) => show({ text, problem: true }, 10_000);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Stands in the page from the start, so that readers notice what comes into it. While one is pointed at, it stays. */
export function Messages() {
  const { t } = useText();
  const shown = useSyncExternalStore(subscribe, () => messages);
  const list = (problem: boolean) =>
    shown
      .filter((message) => message.problem === problem)
      .map((message) => <Shown key={message.id} message={message} closeLabel={t('common:close')} />);
  return (
    <section className={classes.messages} aria-label={t('common:messages')}>
      <div role="alert" className={classes.list}>
        {list(true)}
      </div>
      <div role="status" className={classes.list}>
        {list(false)}
      </div>
    </section>
  );
}

function Shown({ message, closeLabel }: { message: Message; closeLabel: string }) {
  const { id, text, problem, undo } = message;
  const stay = () => clearTimeout(timers.get(id));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the message while someone is at it.
    <div
      className={classes.message}
      data-problem={problem || undefined}
      onMouseEnter={stay}
      onFocus={stay}
      onMouseLeave={() => leaveIn(id, 4000)}
      onBlur={() => leaveIn(id, 4000)}
    >
      {problem ? <IconAlertTriangle size={20} aria-hidden="true" /> : <IconCheck size={20} aria-hidden="true" />}
      <span className={classes.text}>{text}</span>
      {undo !== undefined && (
        <Button
          variant="light"
          size="sm"
          onClick={() => {
            close(id);
            undo.run();
          }}
        >
          {undo.label}
        </Button>
      )}
      <CloseButton size={44} aria-label={closeLabel} onClick={() => close(id)} />
    </div>
  );
}
