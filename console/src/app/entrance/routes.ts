import { createRoute } from '@tanstack/react-router';
import { rootRoute } from '../../lib/shell-route';
import { type RawSearch, textOf } from '../../lib/url-state';
import { AcceptInvitationPage } from './accept-invitation-page';
import { ResetPasswordPage } from './reset-password-page';
import { SetUpPage } from './set-up-page';
import { SignInPage } from './sign-in-page';

type Token = { token?: string };
const token = (search: RawSearch): Token => ({ token: textOf(search, 'token') });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: RawSearch): { next?: string } => ({ next: textOf(search, 'next') }),
  component: SignInPage,
});
const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  validateSearch: token,
  component: SetUpPage,
});
const acceptRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/accept-invitation',
  validateSearch: token,
  component: AcceptInvitationPage,
});
const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset-password',
  validateSearch: token,
  component: ResetPasswordPage,
});

/** The screens before the frame: nobody is signed in yet. */
export const entranceRoutes = [signInRoute, setUpRoute, acceptRoute, resetRoute] as const;
