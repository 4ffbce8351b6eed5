import type { NavItem } from '../lib/feature';
import { useMe } from '../lib/me';
import { navItems } from './features';

/** The screens this teammate may see, in their order. */
export function useNavItems(): NavItem[] {
  const { permissions } = useMe().teammate;
  return navItems.filter((item) => !item.permission || permissions.includes(item.permission));
}
