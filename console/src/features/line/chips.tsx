import classes from './chips.module.css';

type Props<Value extends string> = {
  label: string;
  value: Value | null;
  choices: { value: Value; label: string }[];
  onChange: (value: Value) => void;
};

/** A few ways to see the same thing, side by side; one of them is on. */
export function Chips<Value extends string>({ label, value, choices, onChange }: Props<Value>) {
  return (
    <fieldset aria-label={label} className={classes.chips}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          className={classes.chip}
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </fieldset>
  );
}
