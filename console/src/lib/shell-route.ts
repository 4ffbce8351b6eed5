import { createRootRoute, createRoute } from '@tanstack/react-router';

/** The root of every screen; app/router.tsx gives it its component. */
export const rootRoute = createRootRoute();

/** The parent of every screen inside the frame: signed in, rail at the left. A feature's routes hang below it. */
export const shellRoute = createRoute({ getParentRoute: () => rootRoute, id: 'shell' });
