/** All words of the desk's own, in English; they come in the window's language with the desk's data. */

/** @type {Record<string, string>} */
let said = {};

/** @param {Record<string, string>} words by what they are in English */
export function learn(words) {
  said = words;
}

/** @param {string} message in English @param {Record<string, string|number>} [values] for its braces */
export const _ = (message, values = {}) =>
  (said[message] ?? message).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

export const SEARCH = "Search events, places, lines, claims";
export const NOTHING = "Nothing found for {text}";
export const RESULTS = "{count} found";
export const LAYERS = "Layers";
export const INSPECTOR = "Inspector";
export const CLOSE = "Close";
export const BACK_PAGE = "Back";
export const VIEWS = "Look at";
export const CHOOSE = "Choose a view";
export const NAMES = "Names of places";
export const DARK = "Dark";
export const CLOSER = "Closer";
export const FARTHER = "Farther";
export const PLAY = "Play from event to event";
export const PAUSE = "Pause";
export const PREVIOUS = "Previous event";
export const NEXT = "Next event";
export const ALL_YEARS = "Show all years";
export const TIMELINE = "Timeline";
export const DATE = "Date";
export const DATE_HINT = "Type a date: 8 Sep 1945, 1945-09, 1945";
export const NO_DATE = "{text} is no date; write 8 Sep 1945 or 1945-09-08";
export const TWO_WAYS = "{text} can be read in two ways; write 8 Sep 1945 or 1945-09-08";
export const OUTSIDE = "The atlas goes from {first} to {last}";
export const ON_DATE = "On this date";
export const IN_DAYS = "In these days";
export const HAPPENING = "Happening";
export const COMING = "Next";
export const BEGAN = "Began since {date}";
export const ENDED = "Ended since {date}";
export const ANNOUNCED = "Announced, not yet in effect";
export const HOLDS = "What holds";
export const YEAR_BEFORE = "In the year before";
export const POSSIBLY = "(possibly)";
export const NOW = "Now";
export const HOLDS_NOW = "holds now";
export const MAY_HOLD = "may hold now";
export const OVER = "over";
export const NOT_IN_EFFECT = "announced, not yet in effect";
export const NOT_YET = "not yet";
export const NOT_BEFORE = "Not yet on {date}.";
export const GO_THERE = "Show it on the map";
export const FROM_MAP = "From the map";
export const COUNT = "{count} on the map";
export const MORE = "and {count} more";
export const MAP_SHOWS = "Map of {date}. {count} things hold.";
export const TOO_OLD = "This map needs a browser of 2023 or later.";
export const LICENCE = "Sources and licence";
export const MAY_BE_USED = "Atlas {version}. Its data may be used with credit (CC BY 4.0).";
export const STORY = "Story";
export const NO_STORY = "No story";
export const NEXT_SCENE = "Next scene";
export const PREVIOUS_SCENE = "Previous scene";
export const SCENE_OF = "Scene {number} of {count}";
export const LEAVE = "Leave the story";
export const PRESENT = "Present the story";
export const PRESENT_HINT = "Page Down: next scene · F: full screen · N: notes in a window of their own · Esc: leave";
export const NOTES = "Notes";
export const NO_NOTES = "No notes on this scene.";
export const NEXT_IS = "Next";
export const QUESTIONS = "Questions";
export const SOURCES = "Sources";
export const AT_END = "The end of the story";
export const ELAPSED = "{time} so far";
export const ELAPSED_OF = "{time} of about {count} min";
export const NO_WINDOW = "This browser opens no second window here.";
export const NO_FULL_SCREEN = "This browser gives no full screen here.";
export const POINT = "Point";
export const WHO_HELD = "Who held it";
export const WHO_HERE = "Who held this spot";
export const HELD_BY = "Held by";
export const TITLE = "Title";
export const DAYS_HELD = "Days";
export const RECORD = "Record";
export const SINCE_1866 = "From 1866 to 2024";
export const ALL_TIME = "1866–2024";
export const LAND_OF = "land of {state}";
export const IN_LAW = "in law {state}";
export const NOT_KNOWN = "Not known";
export const OUTSIDE_IT = "Outside the atlas";
export const UNKNOWN = "Who held this ground is not known here: {reason}.";
export const NOBODY = "The atlas does not say who held this point: it lies at sea or outside it.";
export const NORTH = "{degrees} N";
export const SOUTH = "{degrees} S";
export const EAST = "{degrees} E";
export const WEST = "{degrees} W";
export const COPY = "Copy a link to this map";
export const COPIED = "The link to this date and view is on the clipboard";
export const LINK_IS = "The link: {link}";
export const PRINT = "Print the map";
export const KEYS = "Keys";
export const MODE = "Days shown";
export const INSTANT = "One day";
export const SEVERAL = "Several days";
export const UNTIL = "All until this day";
export const KEY_ROWS = [
  { keys: `← →`, does: "a day back, a day on" },
  { keys: `Shift ← →`, does: "a month" },
  { keys: `Ctrl ← →`, does: "a year" },
  { keys: `Alt ← →`, does: "the event before, the next one" },
  { keys: `Home End`, does: "the first day, the last day" },
  { keys: `Space`, does: "play or pause" },
  { keys: `+ −`, does: "closer, farther" },
  { keys: `W A S D`, does: "move the map" },
  { keys: `N P`, does: "from thing to thing on the map; Enter opens it" },
  { keys: `/`, does: "search" },
  { keys: `L I`, does: "layers, inspector" },
  { keys: `T`, does: "type a date" },
  { keys: `PgUp PgDn`, does: "the scene before, the next one" },
  { keys: `F`, does: "present the story; there: full screen" },
  { keys: `B .`, does: "while presenting: black" },
  { keys: `1 … Enter`, does: "while presenting: to the scene of a number" },
  { keys: `R`, does: "while presenting: back to the scene" },
  { keys: `Ctrl P`, does: "print the map" },
  { keys: `Esc`, does: "close, clear" },
];
