import { Button, CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './search-field.module.css';

const route = getRouteApi('/shell/inbox/{-$conversationId}');
const FILTERS = [
  'from:',
  'to:',
  'tag:',
  'topic:',
  'is:',
  'assignee:',
  'team:',
  'channel:',
  'before:',
  'after:',
  '"…"',
  '-',
] as const;

/** The search of the list, with what may be typed into it beneath while it is typed. */
export function SearchField({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('conversations');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(search.search ?? '');
  const put = (text: string | undefined) =>
    void navigate({ search: (now) => ({ ...now, search: text || undefined }), replace: true });
  const later = useDebouncedCallback(put, 200);
  const type = (text: string) => {
    setTyped(text);
    later(text);
  };
  return (
    <div className={classes.search}>
      <TextInput
        ref={box}
        size="xs"
        value={typed}
        placeholder={t('list.search')}
        aria-label={t('list.search')}
        aria-describedby="search-help"
        autoFocus
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={
          <CloseButton
            size="xs"
            aria-label={t('list.clear')}
            onClick={() => {
              put(undefined);
              onClose();
            }}
          />
        }
        onChange={(change) => type(change.currentTarget.value)}
      />
      {typed !== '' && search.view !== 'any' ? (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => void navigate({ search: (now) => ({ ...now, view: 'any', search: typed }) })}
        >
          {t('search.everywhere')}
        </Button>
      ) : null}
      <details className={classes.help} id="search-help">
        <summary>{t('search.help')}</summary>
        <dl className={classes.list}>
          {FILTERS.map((each) => (
            <div key={each}>
              <dt>
                <button
                  type="button"
                  className={classes.filter}
                  onClick={() => {
                    type(`${typed.trimEnd()} ${each === '"…"' ? '"' : each}`.trimStart());
                    box.current?.focus();
                  }}
                >
                  {each}
                </button>
              </dt>
              <dd>{t(`search.filters.${each.replace(/\W/g, '') || (each === '-' ? 'not' : 'phrase')}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
