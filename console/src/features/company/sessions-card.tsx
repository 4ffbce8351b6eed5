import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { Card, Row, Rows } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { ListSkeleton } from '../../ui/skeletons';
import { StatusPill } from '../../ui/status-pill';
import { TimeStamp } from '../../ui/time-stamp';
import { browserOf } from './browser-name';
import { sessionsQuery, useChange } from './queries';

/** Where one is signed in, and how to end it there. */
export function SessionsCard() {
  const { t } = useTranslation('company');
  const sessions = useQuery(sessionsQuery);
  const end = useChange((id: string) => api.delete('/api/me/sessions/{id}', { path: { id } }));
  return (
    <Card title={t('sessions.title')} detail={t('sessions.detail')}>
      {sessions.isError ? <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} /> : null}
      {sessions.isPending ? <ListSkeleton rows={2} /> : null}
      {sessions.data ? (
        <Rows label={t('sessions.title')}>
          {sessions.data.map((session) => (
            <Row
              key={session.id}
              title={
                <>
                  {browserOf(session.user_agent) ?? t('sessions.unknown')}
                  {session.is_this ? <StatusPill tone="positive">{t('sessions.this')}</StatusPill> : null}
                </>
              }
              detail={
                <>
                  {session.address ? `${session.address} · ` : null}
                  {t('sessions.seen')} <TimeStamp at={session.seen_at} style="day-time" />
                </>
              }
            >
              {session.is_this ? null : (
                <Button variant="default" size="compact-sm" onClick={() => end.mutate(session.id)}>
                  {t('sessions.end')}
                </Button>
              )}
            </Row>
          ))}
        </Rows>
      ) : null}
    </Card>
  );
}
