import { Button, Modal, MultiSelect, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { toastDone } from '../../ui/toast';
import classes from './quality.module.css';
import { libraryQuery, peopleQuery, teamsQuery, useChange } from './queries';

/** `teammates`: whom it is for; `note`: the coaching note it follows from. */
type Props = { item?: string; teammates?: string[]; note?: string; onClose: () => void };
const WEEK = 7 * 86_400_000;

/** Give an item of the library to teammates and teams, until the end of a day. */
export function GiveModal({ item, teammates = [], note, onClose }: Props) {
  const { t } = useTranslation('quality');
  const library = useQuery(libraryQuery).data ?? [];
  const [chosen, setChosen] = useState(item ?? null);
  const [whom, setWhom] = useState(teammates);
  const [whose, setWhose] = useState<string[]>([]);
  const [due, setDue] = useState(() => new Date(Date.now() + WEEK).toISOString().slice(0, 10));
  const give = useChange(
    () =>
      api.post('/api/training-items/{id}/give', {
        path: { id: chosen ?? '' },
        body: { due_on: due, teammate_ids: whom, team_ids: whose, note_id: note ?? null },
      }),
    ({ given }) => {
      toastDone(t('training.given', { count: given }));
      onClose();
    },
  );
  return (
    <Modal opened onClose={onClose} title={t('training.give')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form
        className={classes.answer}
        onSubmit={(submit) => {
          submit.preventDefault();
          give.mutate(undefined);
        }}
      >
        <Select
          label={t('training.what')}
          nothingFoundMessage={t('training.nothing')}
          data={library.map(({ id, title }) => ({ value: id, label: title }))}
          value={chosen}
          onChange={setChosen}
        />
        <Whom whom={whom} whose={whose} onWhom={setWhom} onWhose={setWhose} />
        <TextInput
          type="date"
          label={t('training.until')}
          description={t('training.untilHint')}
          required
          value={due}
          onChange={(typed) => setDue(typed.currentTarget.value)}
        />
        <div className={classes.acts}>
          <Button type="submit" loading={give.isPending} disabled={!chosen || whom.length + whose.length === 0}>
            {t('training.go')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

type WhomProps = {
  whom: string[];
  whose: string[];
  onWhom: (teammates: string[]) => void;
  onWhose: (teams: string[]) => void;
};

function Whom({ whom, whose, onWhom, onWhose }: WhomProps) {
  const { t } = useTranslation('quality');
  const people = (useQuery(peopleQuery).data ?? []).filter(({ active }) => active !== false);
  const teams = useQuery(teamsQuery).data ?? [];
  return (
    <>
      <MultiSelect
        label={t('training.whom')}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={whom}
        onChange={onWhom}
      />
      {teams.length > 0 ? (
        <MultiSelect
          label={t('training.teams')}
          description={t('training.teamsHint')}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={whose}
          onChange={onWhose}
        />
      ) : null}
    </>
  );
}
