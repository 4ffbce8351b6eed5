import { Button, Modal, MultiSelect, Select, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { useConditionFields } from '../../../lib/condition-fields';
import { useMe } from '../../../lib/me';
import { ConditionsForm } from '../../../ui/conditions/conditions-form';
import { wordsFor } from '../../../ui/error-state';
import { fieldsQuery } from '../labels/queries';
import { teamsQuery } from '../queries';
import { type Filters, filtersOf, type SavedView, searchOf } from '../saved';
import { useViewActs } from '../use-saved-views';
import { SORTS, VIEWS } from '../views';
import { COLUMNS } from './columns';
import { openView, useOpenView } from './open-view';
import classes from './view-dialog.module.css';

const route = getRouteApi('/shell/inbox/{-$conversationId}');

/** The form of a view: which conversations, in which order, what a row tells, and who sees it. */
export function ViewDialog() {
  const { t } = useTranslation('conversations');
  const open = useOpenView();
  return (
    <Modal
      opened={open !== null}
      onClose={() => openView(null)}
      title={t('view.title')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {open ? <ViewForm view={open === 'new' ? null : open} /> : null}
    </Modal>
  );
}

function ViewForm({ view }: { view: SavedView | null }) {
  const { t } = useTranslation(['conversations', 'ui']);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const fields = useConditionFields();
  const { write } = useViewActs();
  const [name, setName] = useState(view?.name ?? '');
  const [whom, setWhom] = useState(view ? { audience: view.audience, team_id: view.team_id } : OWN);
  const [filters, setFilters] = useState<Filters>(view?.filters ?? filtersOf(search));
  const put = (change: Partial<Filters>) => setFilters({ ...filters, ...change });
  const show = () => {
    void navigate({ params: {}, search: searchOf(filters, search.panel) });
    openView(null);
  };
  return (
    <form
      className={classes.form}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        write.mutate({ id: view?.id, name, filters, ...whom }, { onSuccess: show });
      }}
    >
      <TextInput
        data-autofocus
        label={t('view.name')}
        value={name}
        maxLength={60}
        onChange={(typed) => setName(typed.currentTarget.value)}
        error={write.error ? wordsFor(write.error, (key) => t(`ui:${key}`)) : undefined}
      />
      <div className={classes.pair}>
        <Select
          label={t('view.which')}
          value={filters.view ?? 'all'}
          allowDeselect={false}
          onChange={(chosen) => put({ view: chosen as Filters['view'] })}
          data={VIEWS.map((each) => ({ value: each, label: t(`views.${each}`) }))}
        />
        <Select
          label={t('view.sort')}
          value={filters.sort ?? 'turn'}
          allowDeselect={false}
          onChange={(chosen) => put({ sort: chosen === 'turn' ? null : (chosen as Filters['sort']) })}
          data={['turn', ...SORTS].map((each) => ({ value: each, label: t(`view.sorts.${each}`) }))}
        />
      </div>
      <fieldset className={classes.part}>
        <legend className={classes.legend}>{t('view.conditions')}</legend>
        <ConditionsForm condition={filters.conditions} fields={fields} onChange={(conditions) => put({ conditions })} />
        <Matches filters={filters} />
      </fieldset>
      <Columns columns={filters.columns} onChange={(columns) => put({ columns })} />
      <Audience {...whom} onChange={setWhom} />
      <div className={classes.foot}>
        <Button variant="default" onClick={show}>
          {t('view.show')}
        </Button>
        <Button type="submit" disabled={name.trim() === ''} loading={write.isPending}>
          {t(view ? 'view.save' : 'view.keep')}
        </Button>
      </div>
    </form>
  );
}

type Whom = Pick<SavedView, 'audience' | 'team_id'>;
const OWN: Whom = { audience: 'own', team_id: null };
const AUDIENCES = ['own', 'team', 'everyone'] as const;

/** Who else sees it: only teams that one is in can be shown something. */
function Audience({ audience, team_id, onChange }: Whom & { onChange: (whom: Whom) => void }) {
  const { t } = useTranslation('conversations');
  const me = useMe().teammate.id;
  const teams = (useQuery(teamsQuery).data ?? []).filter((each) => each.teammates.some(({ id }) => id === me));
  const offered = AUDIENCES.filter((each) => each !== 'team' || teams.length > 0 || audience === 'team');
  return (
    <div className={classes.pair}>
      <Select
        label={t('view.audience')}
        value={audience}
        allowDeselect={false}
        onChange={(chosen) =>
          onChange({
            audience: chosen as Whom['audience'],
            team_id: chosen === 'team' ? (teams[0]?.id ?? null) : null,
          })
        }
        data={offered.map((each) => ({ value: each, label: t(`view.audiences.${each}`) }))}
      />
      {audience === 'team' ? (
        <Select
          label={t('view.team')}
          value={team_id}
          allowDeselect={false}
          onChange={(chosen) => onChange({ audience, team_id: chosen })}
          data={teams.map((each) => ({ value: each.id, label: each.name }))}
        />
      ) : null}
    </div>
  );
}

function Columns({ columns, onChange }: { columns: Filters['columns']; onChange: (columns: string[] | null) => void }) {
  const { t } = useTranslation('conversations');
  const fields = useQuery(fieldsQuery).data ?? [];
  const own = fields.filter((each) => !each.is_archived).map(({ id, name }) => ({ value: `field.${id}`, label: name }));
  return (
    <MultiSelect
      label={t('view.columns')}
      value={columns ?? [...COLUMNS.usual]}
      onChange={(chosen) => onChange(chosen.length > 0 ? chosen : null)}
      maxValues={12}
      data={[...COLUMNS.all.map((each) => ({ value: each, label: t(`view.columnNames.${each}`) })), ...own]}
      searchable
    />
  );
}

/** How many there are now, as the form is filled in. */
function Matches({ filters }: { filters: Filters }) {
  const { t } = useTranslation('conversations');
  const { data } = useQuery({
    queryKey: ['conversations', 'counts', 'of', filters],
    queryFn: ({ signal }) => api.post('/api/views/count', { body: filters, signal }),
    placeholderData: keepPreviousData,
  });
  if (!data) return null;
  const isMost = data.count === data.most;
  return (
    <p className={classes.matches} aria-live="polite">
      {isMost ? t('view.most', { count: data.count }) : t('view.matches', { count: data.count })}
    </p>
  );
}
