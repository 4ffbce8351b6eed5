import { Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Act } from '../types';
import { type ActKind, useActKinds } from './act-kinds';
import classes from './batch.module.css';
import type { Selection } from './selection';

type Props = {
  selection: Selection;
  opened: boolean;
  onOpened: (opened: boolean) => void;
  onAct: (act: Act) => void;
  children: ReactElement;
};

/** Everything that can be done with many at once. */
export function BatchMenu({ selection, opened, onOpened, onAct, children }: Props) {
  const { t } = useTranslation('conversations');
  const kinds = useActKinds(opened);
  const [first] = selection.ids;
  return (
    <Menu opened={opened} onChange={onOpened} position="bottom-end" width={230}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <ActItems kinds={kinds} onAct={onAct} />
        {!selection.all && selection.ids.size > 1 && first ? (
          <Menu.Item onClick={() => onAct({ do: 'merge', into_id: first })}>{t('batch.kinds.merge')}</Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The kinds of acts with their choices, as items of a menu. */
export function ActItems({ kinds, onAct }: { kinds: ActKind[]; onAct: (act: Act) => void }) {
  const { t } = useTranslation('conversations');
  return kinds.map(({ name, choices }) =>
    choices.length > 0 ? (
      <Menu.Sub key={name}>
        <Menu.Sub.Target>
          <Menu.Sub.Item>{t(`batch.kinds.${name}`)}</Menu.Sub.Item>
        </Menu.Sub.Target>
        <Menu.Sub.Dropdown className={classes.choices}>
          {choices.map((each) => (
            <Menu.Item key={each.name} onClick={() => onAct(each.act)}>
              {each.label}
            </Menu.Item>
          ))}
        </Menu.Sub.Dropdown>
      </Menu.Sub>
    ) : null,
  );
}
