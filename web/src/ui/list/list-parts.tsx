import { Title } from '@mantine/core';
import type { ListItem } from '@mealwright/contracts/shopping';
import type { CSSProperties, HTMLAttributes, ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Tick } from '../fields/tick.tsx';
import { useFormat } from '../format/format.ts';
import classes from './list-parts.module.css';

/** How far one has come: in words, and as a bar. */
export function ListProgress({ done, all, children }: { done: number; all: number; children?: ReactNode }) {
  const { t } = useText();
  const format = useFormat();
  return (
    <>
      <div className={classes.progressWords}>
        <strong className="numbers" role="status">
          {t('shopping:progress', { done: format.number(done), all: format.number(all) })}
        </strong>
        {children}
      </div>
      <div className={classes.track} aria-hidden="true">
        <span className={classes.fill} style={{ width: `${all === 0 ? 0 : (100 * done) / all}%` }} />
      </div>
    </>
  );
}

export const Aisles = ({ children }: { children: ReactNode }) => <div className={classes.aisles}>{children}</div>;

/** One aisle of the store: what is still to be bought there, and its lines. */
export function AisleCard({ aisle, items, children }: { aisle: string; items: ListItem[]; children: ReactNode }) {
  const { t, code } = useText();
  return (
    <section
      className={`surface ${classes.aisle}`}
      aria-label={code('aisle', aisle)}
      style={{ '--lines': items.length } as CSSProperties}
    >
      <Title order={2} className={classes.aisleName}>
        {code('aisle', aisle)}
        <span className={`${classes.aisleCount} numbers`}>
          {items.filter((item) => !item.checked).length || t('common:done')}
        </span>
      </Title>
      <ul className="plain-list">{children}</ul>
    </section>
  );
}

/** Name and amount of a line, as bought. */
export function LineWords({ item }: { item: ListItem }) {
  const { t } = useText();
  const format = useFormat();
  const { name, quantity, unit, grams, note, optional } = item;
  const amount = format.amount(quantity, unit);
  const byWeight = unit === 'g' || unit === 'kg' || unit === 'oz' || unit === 'lb';
  return (
    <span className={classes.words}>
      <span className={classes.name}>
        {name}
        {note !== null && <span className="dimmed"> ({note})</span>}
        {optional && <span className={classes.optional}> {t('shopping:optional')}</span>}
      </span>
      <span className={`${classes.amount} numbers`}>
        {amount}
        {!byWeight && grams !== null && amount !== '' && <span className={classes.weight}> {format.grams(grams)}</span>}
      </span>
    </span>
  );
}

/** One thing to buy. The box, and all of its words, tick it. */
export function TickLine({
  item,
  check,
  children,
  below,
  swipe,
  behind,
}: {
  item: ListItem;
  /** Without it the list is only looked at. */
  check?: (itemId: string, checked: boolean) => void;
  /** Controls at the end of the line. */
  children?: ReactNode;
  below?: ReactNode;
  /** How a finger moves the line aside, and what comes to light behind it. */
  swipe?: HTMLAttributes<HTMLDivElement>;
  behind?: ReactNode;
}) {
  return (
    <li className={classes.item} data-ticked={item.checked || undefined}>
      {behind}
      <div className={classes.line} {...swipe}>
        <Tick
          className={classes.box}
          checked={item.checked}
          {...(check && { change: (checked: boolean) => check(item.itemId, checked) })}
        >
          <LineWords item={item} />
        </Tick>
        {children}
      </div>
      {below}
    </li>
  );
}
