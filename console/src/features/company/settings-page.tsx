import { getRouteApi, Link } from '@tanstack/react-router';
import { type ComponentType, Suspense, useContext, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../lib/me';
import { SettingsSectionsContext } from '../../lib/settings-section';
import { AuditSection } from './audit-section';
import { ChannelsSection } from './channels-section';
import { CompanySection } from './company-section';
import { HoursSection } from './hours-section';
import { KeysSection } from './keys-section';
import { LlmSection } from './llm-section';
import { RolesSection } from './roles-section';
import { type SectionId, sections } from './sections';
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
  const own = sections.map((each) => ({ ...each, label: `sections.${each.id}`, Section: SHOWN[each.id] }));
  const all = [...own, ...useContext(SettingsSectionsContext)];
  const seen = all.filter((each) => !each.permission || teammate.permissions.includes(each.permission));
  const { id: chosen, Section } = seen.find((each) => each.id === section) ?? { id: 'you', Section: YouSection };
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
          {seen.map(({ id, label, icon: Icon }) => (
            <li key={id}>
              <Link
                to="/settings/{-$section}"
                params={{ section: id }}
                className={classes.item}
                data-section={id}
                aria-current={id === chosen ? 'page' : undefined}
              >
                <Icon size={17} stroke={1.7} aria-hidden />
                {t(label)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className={classes.body} key={chosen}>
        <Suspense>
          <Section />
        </Suspense>
      </div>
    </div>
  );
}
