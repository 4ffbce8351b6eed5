import { Button, Modal, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../lib/clock';
import classes from './resolve-menu.module.css';
import type { Outcome } from './standing-acts';

type Props = { opened: boolean; onClose: () => void; onRefund: (outcome: Outcome) => void };

/** How much was given back. */
export function RefundModal({ opened, onClose, onRefund }: Props) {
  const { t } = useTranslation('conversations');
  const place = usePlace();
  const [amount, setAmount] = useState<number | string>('');
  const [currency, setCurrency] = useState(place.currency);
  const usable = Number(amount) > 0 && /^[A-Za-z]{3}$/.test(currency);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('resolution.refundTitle')}
      size="sm"
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form
        className={classes.form}
        onSubmit={(submitted) => {
          submitted.preventDefault();
          if (!usable) return;
          onRefund({ resolution: 'refund', amount: String(amount), currency: currency.toUpperCase() });
          setAmount('');
          onClose();
        }}
      >
        <NumberInput
          className={classes.amount}
          label={t('resolution.amount')}
          value={amount}
          onChange={setAmount}
          min={0}
          decimalScale={2}
          hideControls
          data-autofocus
        />
        <TextInput
          className={classes.currency}
          label={t('resolution.currency')}
          value={currency}
          maxLength={3}
          onChange={(change) => setCurrency(change.currentTarget.value)}
        />
        <Button type="submit" disabled={!usable}>
          {t('acts.resolve')}
        </Button>
      </form>
    </Modal>
  );
}
