import { Button, Menu, Textarea } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

type Props = {
  label: string;
  help?: string;
  body: string;
  variables: readonly string[];
  onChange: (body: string) => void;
};

/** Words with variables, and the menu that puts one in where the caret stands. */
export function WordsField({ label, help, body, variables, onChange }: Props) {
  const { t } = useTranslation('conversations');
  const field = useRef<HTMLTextAreaElement>(null);
  function insert(variable: string): void {
    const box = field.current;
    const [from, to] = box ? [box.selectionStart, box.selectionEnd] : [body.length, body.length];
    onChange(`${body.slice(0, from)}{{${variable}|}}${body.slice(to)}`);
    const at = from + variable.length + 3;
    requestAnimationFrame(() => {
      box?.focus();
      box?.setSelectionRange(at, at);
    });
  }
  return (
    <div>
      <Textarea
        ref={field}
        label={label}
        description={help}
        value={body}
        onChange={(typed) => onChange(typed.currentTarget.value)}
        autosize
        minRows={4}
        maxRows={12}
        maxLength={20_000}
        dir="auto"
      />
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="subtle" size="compact-sm" leftSection={<IconBraces size={14} aria-hidden />}>
            {t('writing.variable')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {variables.map((each) => (
            <Menu.Item key={each} onClick={() => insert(each)}>
              {t(`writing.variables.${each.replace('.', '_')}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
