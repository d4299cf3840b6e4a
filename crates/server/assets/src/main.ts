// Starts everything on a page.

import { startMenus } from "./menus";

startMenus();
