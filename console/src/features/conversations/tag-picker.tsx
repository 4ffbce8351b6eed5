import { ActionIcon, Tooltip } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan } from '../../lib/me';
import { HueDot } from '../../ui/mark';
import { Picker } from '../../ui/picker';
import { toastError } from '../../ui/toast';
import { treeOf } from './labels/tree';
import { tagsQuery } from './queries';
import type { Conversation, Tag } from './types';

export const HUES = ['teal', 'blue', 'violet', 'amber', 'rose', 'green', 'pink', 'grey'];
type Props = { conversation: Conversation; onTag: (tags: Tag[]) => void };

/** Which tags a conversation carries. */
export function TagPicker({ conversation, onTag }: Props) {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const tags = useQuery(tagsQuery).data ?? [];
  const chosen = conversation.tags.map((tag) => tag.id);
  const mayMake = useCan('tags.edit');
  const make = useMutation({
    mutationFn: (name: string) => api.post('/api/tags', { body: { name, colour: HUES[tags.length % HUES.length] } }),
    onSuccess: (tag) => {
      void client.invalidateQueries({ queryKey: tagsQuery.queryKey });
      onTag([...conversation.tags.filter((each) => each.id !== tag.id), tag]);
    },
    onError: (error) => toastError(t('tag.makeFailed'), error),
  });
  function pick(id: string): void {
    const tag = tags.find((each) => each.id === id);
    if (!tag) return;
    onTag(chosen.includes(id) ? conversation.tags.filter((each) => each.id !== id) : [...conversation.tags, tag]);
  }
  return (
    <Picker
      several
      choices={treeOf(tags).map((tag) => ({
        value: tag.id,
        label: tag.path,
        left: <HueDot kind="tag" name={tag.colour} />,
      }))}
      chosen={chosen}
      onPick={pick}
      placeholder={t('tag.find')}
      empty={t('tag.none')}
      create={mayMake ? { words: (name) => t('tag.make', { name }), onCreate: (name) => make.mutate(name) } : undefined}
      target={(toggle, opened) => (
        <Tooltip label={t('tag.tag')}>
          <ActionIcon onClick={toggle} aria-expanded={opened} aria-haspopup="listbox" aria-label={t('tag.tag')}>
            <IconTag size={17} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    />
  );
}
