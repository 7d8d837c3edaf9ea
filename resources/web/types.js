/**
 * The shapes of everything that crosses from Python, and of the display list.
 * No code: JSDoc types, checked by tsc.
 *
 * @typedef {"canvas"|"svg"} PenName
 * @typedef {"certain"|"possible"|"announced"} Certainty
 * @typedef {"instant"|"window"|"cumulative"} Mode
 *
 * @typedef {object} Pane           what one map shows: PaneState in ui/bridge.py
 * @property {number} day
 * @property {[number, number]|null} window
 * @property {Mode} mode
 * @property {string} date_text
 * @property {string[]} layers_on
 * @property {string[]} layers_off
 * @property {string[]} powers
 * @property {Filters|null} [filters]  null where nothing narrows
 * @property {import("./features/measure.js").Measure|null} [measure]  the way that is selected
 * @property {string} language
 * @property {string} style
 * @property {string} selected
 * @property {string[]} highlights  ids, each perhaps after how it changed (features/changes.js)
 * @property {string[]} [notes]  said below the date
 *
 * @typedef {object} Filters       domain/filters.py: lists that are empty narrow nothing
 * @property {string[]} themes      of events
 * @property {string[]} event_kinds
 * @property {string[]} kinds       of features
 * @property {number} importance    the least
 * @property {string} confidence    the least
 * @property {boolean} certain      only what surely held
 * @property {string[]} sources
 *
 * @typedef {object} Furniture
 * @property {string} title
 * @property {string} caption
 * @property {boolean} [titled]  as wide as with a title
 * @property {boolean} map_only
 * @property {number} fade_days
 * @property {string[]} [off]     pieces that are left out
 * @property {Record<string, [number, number]>} [places]  upper left corners of pieces that were moved,
 *   as shares of the picture
 * @property {Manner|null} [manner]  of a figure
 * @property {boolean} [room]  a room looks on
 * @property {boolean} [framed]  the map has a neat line and paper round it
 * @property {boolean} [below]   date, title and legend stand below the map
 * @property {Record<string, [number, number]>} [spots]  where pieces were put, px of the map
 * @property {boolean|"left"} [chip]   one of several maps, with a chip for its date at the upper right or left
 * @property {number} [lines]  of the legend at most, in a narrow one of several maps
 * @property {string[]} [notes]  of the pane, below title and caption
 * @property {boolean} [undated]  without a date
 * @property {boolean} [scale]  false where another of several maps bears it
 *
 * @typedef {object} Manner       how a figure departs from its style
 * @property {number} type      factor of its type
 * @property {number} weight    of its lines
 * @property {number} density   of the count of its names
 * @property {number} least     px of its smallest type
 *
 * @typedef {{lat: number, lon: number, zoom: number}} Camera
 *
 * @typedef {object} Symbol_        how a kind of feature is drawn (map/style.py)
 * @property {number} order
 * @property {number} fill          opacity of the fill
 * @property {number} band          opacity of the band inside the edge
 * @property {string} hatch         name of a hatch, or ""
 * @property {number} width         px
 * @property {number[]} dash        px
 * @property {boolean} round        round dashes (dots)
 * @property {string} line          how the stroke is built: a name of lines.js
 * @property {string} ink           "power" or a palette key
 * @property {string} title
 *
 * @typedef {object} FeatureRecord
 * @property {string} id
 * @property {string} title
 * @property {string} layer
 * @property {string} kind
 * @property {string[]} powers
 * @property {"area"|"line"|"point"} type
 * @property {[number, number, number, number]} interval  possible from, to, certain from, to
 * @property {number|null} announced
 * @property {number} km
 * @property {number} importance
 * @property {string} label
 * @property {string} [confidence]  of its dates, place and facts
 * @property {number[]} [sources]   what it cites, by number
 * @property {Record<string, string>} names  the label in other languages
 * @property {[number, number]|null} anchor
 * @property {number[]|null} [spine]  where an area's name runs: start, middle, end and room beside it
 * @property {number} [men]     of a movement, where known
 * @property {string[]} [under] ids of areas in which it lies wholly and that speak for it
 * @property {boolean} [retreat]
 * @property {number[][][]} g   per level of detail: start, count of each run of each part
 * @property {[number, number, boolean, number[][][]][]} [frames]  of a moving feature: first day,
 *   first day after, dated, g
 *
 * @typedef {object} EventRecord
 * @property {string} id
 * @property {string} title
 * @property {Record<string, string>} [names] where it has one in the language
 * @property {string} kind
 * @property {number} from
 * @property {number} to
 * @property {[number, number]} certain  from, to; from may not lie before to
 * @property {number} x
 * @property {number} y
 * @property {number} importance
 * @property {string[]} powers
 * @property {"building"|"city"|"area"} precision
 * @property {EventRecord} [was]   as it is in Web Mercator, in a figure that is not
 * @property {string} place
 *
 * @typedef {object} PlaceRecord
 * @property {string} id
 * @property {string} name
 * @property {number} x
 * @property {number} y
 * @property {number} importance
 * @property {string} kind
 * @property {number} from  no day before it shows the name
 * @property {[number, number]|null} [days]  of a battlefield: when it is of note
 * @property {[number, number, string, string, number?][]} names  with 1: said beside another
 *
 * @typedef {Record<string, string>} Palette   colours and numbers of one map style
 *
 * @typedef {object} Path
 * @property {"path"} k
 * @property {Float32Array[]} parts  x, y pairs in px
 * @property {boolean} closed
 * @property {string} [fill]
 * @property {number} [fillAlpha]
 * @property {string} [stroke]
 * @property {number} [width]
 * @property {number} [alpha]       of the stroke
 * @property {number[]} [dash]
 * @property {boolean} [round]
 * @property {boolean} [dots]       each point is a dot as wide as the stroke
 * @property {boolean} [sharp]      cheap joins, for what is soft anyway
 * @property {[number, number]} [at]  px of the dot that it belongs to
 * @property {true|Float32Array[]} [inside]  the stroke is kept inside the shape, or that one
 * @property {string} [id]
 *
 * @typedef {object} Circle
 * @property {"circle"} k
 * @property {number} x
 * @property {number} y
 * @property {number} r
 * @property {string} [fill]
 * @property {number} [fillAlpha]
 * @property {string} [stroke]
 * @property {number} [width]
 * @property {number} [alpha]
 * @property {number[]} [dash]
 *
 * @typedef {object} Glyph          a small drawing: SVG path data about 0, 0
 * @property {"glyph"} k
 * @property {number} x
 * @property {number} y
 * @property {number} scale
 * @property {string} d
 * @property {string} [fill]
 * @property {number} [fillAlpha]
 * @property {string} [stroke]
 * @property {number} [width]
 * @property {number} [alpha]
 *
 * @typedef {object} Text
 * @property {"text"} k
 * @property {number} x
 * @property {number} y             baseline
 * @property {string} text
 * @property {number} size
 * @property {boolean} [bold]
 * @property {boolean} [slanted]
 * @property {string} fill
 * @property {number} [alpha]
 * @property {string} [halo]
 * @property {number} [haloWidth]
 * @property {"left"|"center"|"right"} [align]
 * @property {number} [spacing]     px between letters
 * @property {number} [turn]        degrees
 * @property {[number, number]} [at]  px of the dot or sign that it belongs to
 * @property {Float32Array} [run]   of letters along a curve: dx, dy and turn in radians of each
 *
 * @typedef {Path|Circle|Glyph|Text} Mark
 * @typedef {[number, number, number, number]} Box   left, top, right, bottom in px
 */
export {};
