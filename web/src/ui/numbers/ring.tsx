import type { TargetRange } from '@mealwright/contracts/common';
import classes from './ring.module.css';
import { bandFor, statusOf } from './target-status.ts';

/** A day's energy as a ring that closes at its target. The number stands beside or inside it; the ring is for the eye only. */
export function EnergyRing({
  value,
  range,
  size = 40,
  children,
}: {
  value: number | null;
  range: TargetRange | undefined;
  size?: number;
  children?: React.ReactNode;
}) {
  const band = range === undefined ? null : bandFor('kcal', range);
  const share = band === null || value === null ? 0 : Math.min(1, value / band.aim);
  const missed = band !== null && value !== null && statusOf(value, band) !== 'met';
  const width = size >= 72 ? 8 : 5;
  const radius = (size - width) / 2;
  const around = 2 * Math.PI * radius;
  return (
    <span className={classes.ring} style={{ width: size, height: size }}>
      <svg width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
        <circle cx={size / 2} cy={size / 2} r={radius} fill="none" stroke="var(--track)" strokeWidth={width} />
        <circle
          className={classes.arc}
          cx={size / 2}
          cy={size / 2}
          r={radius}
          fill="none"
          stroke={missed ? 'var(--warn-text)' : 'var(--energy)'}
          strokeWidth={width}
          strokeLinecap={share > 0 ? 'round' : 'butt'}
          strokeDasharray={`${share * around} ${around}`}
          transform={`rotate(-90 ${size / 2} ${size / 2})`}
        />
      </svg>
      {children !== undefined && <span className={classes.inside}>{children}</span>}
    </span>
  );
}
