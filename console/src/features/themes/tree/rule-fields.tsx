import { ActionIcon, Button, SegmentedControl, TagsInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Rule } from '../types';
import { EMPTY } from './rules';
import classes from './theme-drawer.module.css';

const PARTS = ['any_of', 'all_of', 'none_of'] as const;
type Props = { rules: Rule[]; onChange: (rules: Rule[]) => void; readOnly: boolean };

/** Rules: words that must be said, and words that must not. They go before what was learned, and explain. */
export function RuleFields({ rules, onChange, readOnly }: Props) {
  const { t } = useTranslation('themes');
  const put = (index: number, change: Partial<Rule>) =>
    onChange(rules.map((rule, place) => (place === index ? { ...rule, ...change } : rule)));
  return (
    <div className={classes.rules}>
      <span className={classes.label}>{t('rules.title')}</span>
      <p className={classes.soft}>{t('rules.words')}</p>
      {rules.map((rule, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules have no name of their own, and never change places
        <div key={index} className={classes.rule}>
          <div className={classes.ruleHead}>
            <SegmentedControl
              size="xs"
              aria-label={t('rules.says')}
              value={rule.is_it ? 'is' : 'not'}
              onChange={(value) => put(index, { is_it: value === 'is' })}
              data={[
                { value: 'is', label: t('rules.is') },
                { value: 'not', label: t('rules.isNot') },
              ]}
            />
            {readOnly ? null : (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('rules.drop', { number: index + 1 })}
                onClick={() => onChange(rules.filter((_, place) => place !== index))}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            )}
          </div>
          {PARTS.map((part) => (
            <TagsInput
              key={part}
              label={t(`rules.${part}`)}
              size="xs"
              value={rule[part]}
              maxTags={100}
              splitChars={[',', ';']}
              clearable={false}
              onChange={(words) => put(index, { [part]: words })}
            />
          ))}
        </div>
      ))}
      {readOnly ? null : (
        <div>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onChange([...rules, EMPTY])}
          >
            {t('rules.add')}
          </Button>
        </div>
      )}
    </div>
  );
}
