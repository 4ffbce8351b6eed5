import { Combobox, useCombobox } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import classes from './picker.module.css';

export type Choice = { value: string; label: string; left?: ReactNode; group?: string };
type Props = {
  /** The button that opens it; it gets the open/close behaviour. */
  target: (toggle: () => void, opened: boolean) => ReactNode;
  choices: Choice[];
  chosen: string[];
  onPick: (value: string) => void;
  placeholder: string;
  empty: string;
  /** Stays open after a choice, for several. */
  several?: boolean;
  /** Offers to make what was typed and is not there yet; `words` says so. */
  create?: { words: (typed: string) => string; onCreate: (typed: string) => void };
};

const CREATE = '+create';

/** A button that opens a searchable list: assign to whom, which tags. */
export function Picker({ target, choices, chosen, onPick, placeholder, empty, several, create }: Props) {
  const [typed, setTyped] = useState('');
  const box = useCombobox({
    onDropdownClose: () => {
      box.resetSelectedOption();
      setTyped('');
    },
    onDropdownOpen: () => box.focusSearchInput(),
  });
  const found = choices.filter((choice) => choice.label.toLowerCase().includes(typed.trim().toLowerCase()));
  const isNew =
    create &&
    typed.trim() !== '' &&
    !choices.some((choice) => choice.label.toLowerCase() === typed.trim().toLowerCase());
  const groups = [...Map.groupBy(found, (choice) => choice.group ?? '')];
  const option = (choice: Choice) => (
    <Combobox.Option key={choice.value} value={choice.value} active={chosen.includes(choice.value)}>
      <span className={classes.option}>
        {choice.left}
        <span className={classes.label}>{choice.label}</span>
        {chosen.includes(choice.value) ? <IconCheck size={14} aria-hidden /> : null}
      </span>
    </Combobox.Option>
  );
  return (
    <Combobox
      store={box}
      width={240}
      position="bottom-end"
      shadow="md"
      onOptionSubmit={(value) => {
        if (value === CREATE) create?.onCreate(typed.trim());
        else onPick(value);
        if (!several) box.closeDropdown();
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        <span className={classes.target}>{target(() => box.toggleDropdown(), box.dropdownOpened)}</span>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={typed}
          onChange={(change) => {
            setTyped(change.currentTarget.value);
            box.updateSelectedOptionIndex();
          }}
          placeholder={placeholder}
          aria-label={placeholder}
        />
        <Combobox.Options mah={280} className={classes.options} aria-label={placeholder}>
          {found.length === 0 && !isNew ? <Combobox.Empty>{empty}</Combobox.Empty> : null}
          {isNew ? <Combobox.Option value={CREATE}>{create?.words(typed.trim())}</Combobox.Option> : null}
          {groups.map(([name, list]) =>
            name ? (
              <Combobox.Group key={name} label={name}>
                {list.map(option)}
              </Combobox.Group>
            ) : (
              list.map(option)
            ),
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
