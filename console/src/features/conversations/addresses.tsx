import { TagsInput } from '@mantine/core';

const ADDRESS = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;
const INSIDE = /<([^<>]+)>/;

/** What is typed or pasted as addresses: each alone, `Maya <maya@…>` as its address. */
export function addressesOf(typed: string[]): string[] {
  const found = typed.flatMap((each) => each.split(/[,;\n]/)).map((each) => (INSIDE.exec(each)?.[1] ?? each).trim());
  return [...new Set(found.filter(Boolean).map((each) => each.toLowerCase()))];
}

export function wrongOnes(addresses: string[]): string[] {
  return addresses.filter((each) => !ADDRESS.test(each));
}

type Props = {
  label: string;
  wrong: (addresses: string) => string;
  value: string[];
  known?: string[];
  onChange: (addresses: string[]) => void;
  autoFocus?: boolean;
};

/** A line of addresses: type, paste a list, or choose who is known. */
export function AddressField({ label, wrong, value, known = [], onChange, autoFocus }: Props) {
  const bad = wrongOnes(value);
  return (
    <TagsInput
      size="xs"
      label={label}
      data={known}
      value={value}
      onChange={(typed) => onChange(addressesOf(typed))}
      splitChars={[',', ';', ' ']}
      acceptValueOnBlur
      maxTags={50}
      error={bad.length > 0 ? wrong(bad.join(', ')) : undefined}
      data-autofocus={autoFocus || undefined}
    />
  );
}
