import { Link, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useContext, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { InsightsPartsContext } from '../lib/insights-part';
import { useMe } from '../lib/me';
import classes from './insights-frame.module.css';
import { PageHeader } from './page-header';

type Props = { title: string; detail: string; children: ReactNode };

/** The frame of a page of Insights: its name, the parts as tabs, and what it shows. */
export function InsightsFrame({ title, detail, children }: Props) {
  const { t } = useTranslation('ui');
  const { permissions } = useMe().teammate;
  const parts = useContext(InsightsPartsContext).filter((each) => permissions.includes(each.permission));
  const here = useRouterState({ select: ({ location }) => location.pathname });
  const chosen = parts.find((each) => each.to === here) ?? parts.find((each) => each.to.startsWith(here));
  const tab = useRef<HTMLAnchorElement>(null);
  // On a narrow screen the tabs are longer than it: the chosen one is brought into sight.
  useEffect(() => tab.current?.scrollIntoView({ block: 'nearest', inline: 'center' }), []);
  useEffect(() => {
    document.title = `${title} · Wayline`;
  }, [title]);
  return (
    <div className={classes.page}>
      <PageHeader title={title} detail={detail} />
      <nav className={classes.parts} aria-label={t('insights')}>
        {parts.map((each) => (
          <Link
            key={each.id}
            to={each.to}
            ref={each === chosen ? tab : undefined}
            className={classes.part}
            aria-current={each === chosen ? 'page' : undefined}
          >
            {t(each.label)}
            {each.Badge ? (
              <span className={classes.badge}>
                <each.Badge />
              </span>
            ) : null}
          </Link>
        ))}
      </nav>
      {children}
    </div>
  );
}
