import { ActionIcon, Autocomplete, Button, TextInput } from '@mantine/core';
import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Acts } from '../../ui/card';
import classes from './rule-list.module.css';

type Rule = { match: string; target: string };
type Props = { label: string; rules: Rule[]; targets: string[]; onChange: (rules: Rule[]) => void };

/** Rules in order, the first that matches wins: a page path or a touchpoint's name, and what it belongs to. */
export function RuleList({ label, rules, targets, onChange }: Props) {
  const { t } = useTranslation('company');
  const put = (place: number, change: Partial<Rule>) =>
    onChange(rules.map((rule, index) => (index === place ? { ...rule, ...change } : rule)));
  const raise = (place: number) => {
    const moved = [...rules];
    moved.splice(place - 1, 0, ...moved.splice(place, 1));
    onChange(moved);
  };
  return (
    <div className={classes.rules}>
      {rules.map((rule, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no name of its own; its place is what it is
        <div key={place} className={classes.rule}>
          <TextInput
            aria-label={t('rules.match', { place: place + 1 })}
            placeholder="/blog/*"
            value={rule.match}
            onChange={(typed) => put(place, { match: typed.currentTarget.value })}
            required
          />
          <Autocomplete
            aria-label={`${label} ${place + 1}`}
            data={targets}
            value={rule.target}
            onChange={(target) => put(place, { target })}
            required
          />
          <ActionIcon
            size="lg"
            aria-label={t('rules.raise', { place: place + 1 })}
            disabled={place === 0}
            onClick={() => raise(place)}
          >
            <IconArrowUp size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            size="lg"
            aria-label={t('rules.remove', { place: place + 1 })}
            onClick={() => onChange(rules.filter((_, index) => index !== place))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Acts>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...rules, { match: '', target: targets[0] ?? '' }])}
        >
          {t('rules.add')}
        </Button>
      </Acts>
    </div>
  );
}
