// Starts everything on a page, and what is per part again on parts that come later.

import { startActions } from "./actions";
import { startComposers, startComposersIn } from "./composers";
import { startDocks } from "./dock";
import { startDrop } from "./drop";
import { countInTitle } from "./fragment";
import { startLive } from "./live";
import { startMenus } from "./menus";
import { startPanes } from "./panes";
import { startRefresh } from "./refresh";
import { startSearch } from "./search";
import { startSeen, startSeenIn } from "./seen";
import { startThreads, startThreadsIn } from "./thread";

function startIn(root: ParentNode): void {
  startComposersIn(root);
  startThreadsIn(root);
  startSeenIn(root);
}

startThreads();
startSeen();
startComposers();
startIn(document);
startDocks(startIn);
startPanes(startIn);
startRefresh();
startActions();
startSearch();
startDrop();
startMenus();
countInTitle(document);
startLive();
