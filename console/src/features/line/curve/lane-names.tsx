import { useTranslation } from 'react-i18next';
import { HueDot } from '../../../ui/mark';
import classes from './curve.module.css';
import { FEEDBACK, type Lane } from './lanes';
import { AXIS, LANE } from './scene';

/** What the lanes are called, at the left of the drawing. */
export function LaneNames({ lanes }: { lanes: Lane[] }) {
  const { t } = useTranslation('line');
  return (
    <ul className={classes.lanes} style={{ paddingTop: AXIS }}>
      {lanes.map((lane) => (
        <li
          key={lane.name}
          className={classes.lane}
          style={{ height: LANE }}
          data-empty={lane.count === 0 || undefined}
        >
          <HueDot kind="department" name={lane.name === FEEDBACK ? 'other' : lane.name} />
          <span>{t(`department.${lane.name}`, { defaultValue: lane.name })}</span>
        </li>
      ))}
    </ul>
  );
}
