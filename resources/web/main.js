/** The page, to be told by Python what to show. */
import { send } from "./bridge.js";
import { start } from "./start.js";

start().catch((error) => send({ type: "failed", text: String(error?.stack ?? error) }));
