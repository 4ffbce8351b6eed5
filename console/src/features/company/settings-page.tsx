import { IconFilterX } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ComponentType, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../lib/me';
import { AuditSection } from './audit-section';
import { ChannelsSection } from './channels-section';
import { CompanySection } from './company-section';
import { HoursSection } from './hours-section';
import { KeysSection } from './keys-section';
import { LlmSection } from './llm-section';
import { RolesSection } from './roles-section';
import { SECTIONS, type SectionId, sections } from './sections';
import { SetUpSection } from './set-up-section';
import classes from './settings-page.module.css';
import { TeammatesSection } from './teammates-section';
import { TeamsSection } from './teams-section';
import { YouSection } from './you-section';

const route = getRouteApi('/shell/settings/{-$section}');
const SHOWN: Record<SectionId, ComponentType> = {
  you: YouSection,
  'set-up': SetUpSection,
  company: CompanySection,
  teammates: TeammatesSection,
  teams: TeamsSection,
  roles: RolesSection,
  channels: ChannelsSection,
  hours: HoursSection,
  keys: KeysSection,
  audit: AuditSection,
  llm: LlmSection,
};

/** Settings: the parts one may see at the left, the chosen one beside it. */
export function SettingsPage() {
  const { t } = useTranslation(['company', 'rejects']);
  const { section } = route.useParams();
  const { teammate } = useMe();
  const seen = sections.filter((each) => !each.permission || teammate.permissions.includes(each.permission));
  const wanted = SECTIONS.find((id) => id === section);
  const chosen = seen.find((each) => each.id === wanted)?.id ?? 'you';
  const Shown = SHOWN[chosen];
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const current = list.current?.querySelector(`[data-section="${chosen}"]`);
    current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [chosen]);
  return (
    <div className={classes.page}>
      <nav className={classes.nav} aria-label={t('nav')}>
        <h1 className={classes.title}>{t('nav')}</h1>
        <ul className={classes.list} ref={list}>
          {seen.map(({ id, icon: Icon }) => (
            <li key={id}>
              <Link
                to="/settings/{-$section}"
                params={{ section: id }}
                className={classes.item}
                data-section={id}
                aria-current={id === chosen ? 'page' : undefined}
              >
                <Icon size={17} stroke={1.7} aria-hidden />
                {t(`sections.${id}`)}
              </Link>
            </li>
          ))}
          {teammate.permissions.includes('rejects.read') ? (
            <li>
              <Link to="/rejects" className={classes.item}>
                <IconFilterX size={17} stroke={1.7} aria-hidden />
                {t('rejects:title')}
              </Link>
            </li>
          ) : null}
        </ul>
      </nav>
      <div className={classes.body} key={chosen}>
        <Shown />
      </div>
    </div>
  );
}
