/*
 * Made by `make studio-types` from docs/openapi.json and the types of comic/; not edited by hand.
 */

/** What each operation answers. */
export interface Answers {
  askForBook: BookView;
  cancelBook: BookView;
  deleteBook: void;
  deleteDrawing: void;
  dropWordsIn: BookView;
  getArtefact: unknown;
  getBook: BookView;
  getCorrections: Corrections;
  getCover: unknown;
  getCoverage: CoverageView;
  getDesign: CastDesign;
  getDrawing: unknown;
  getDrawnLook: DrawnLookView;
  getEvents: EventPage;
  getLayers: LayersView;
  getLettering: { rows: Record<string, any>[] };
  getPage: unknown;
  getPagePng: unknown;
  getPanel: PanelView;
  getPanelArt: unknown;
  getPanelPencils: unknown;
  getPanelPng: unknown;
  getPanelThumb: unknown;
  getReading: ReadingView;
  getReport: unknown;
  getReportData: Record<string, any>;
  getSample: SampleView;
  getShare: ShareView;
  getSheet: unknown;
  getStoryboard: Storyboard;
  getStyleSwatch: unknown;
  getVersion: unknown;
  getVocabulary: VocabularyView;
  getWordsFile: string;
  getWordsIn: { rows: { kind: string; line: number; panel: string; source: string; speaker: string; stale: boolean; text: string }[] };
  keepVersion: BookView;
  listArtefacts: ArtefactList;
  listBookModels: NameList;
  listBooks: BookList;
  listCast: CastList;
  listFormats: NameList;
  listLanguages: LanguageList;
  listPages: PageList;
  listPanels: PanelList;
  listStyles: StyleList;
  listTrims: TrimList;
  listVersions: VersionList;
  lockDesign: BookView;
  makeBook: BookView;
  pencilPanel: unknown;
  planText: Storyboard;
  putCorrections: BookView;
  putDesign: BookView;
  putDrawing: DrawnLookView;
  putLettering: BookView;
  putStoryboard: BookView;
  putWordsFile: BookView;
  putWordsIn: BookView;
  readText: ReadingView;
  redrawPanel: BookView;
  releasePanel: BookView;
  repaintPanel: BookView;
  retryBook: BookView;
  shareBook: SharedView;
  showLanguage: BookView;
  streamPages: unknown;
  streamPanels: unknown;
  tryLettering: LayersView;
  unlockDesign: BookView;
}

/** The files of a book that has been done; none before that. */
export interface ArtefactList {
  artefacts: ArtefactView[];
}

/** A bound file: `name` is relative to where the book's files are. */
export interface ArtefactView {
  media_type: string;
  name: string;
  size_bytes: number;
  url: string;
}

/** A balloon, caption or sound effect: one closed outline (tail and balloon united) and its set lines. */
export interface Balloon {
  panel: string;
  order: number;
  kind: "speech" | "whisper" | "shout" | "thought" | "song" | "radio" | "caption" | "sound";
  speaker: string | null;
  outline: Outline;
  extras: Outline[];
  body: Box;
  mouth: Point | null;
  lines: TextLine[];
  font: string;
  spans: Span[];
  rotation_degrees: number;
  joined: number | null;
}

/** Where a person wants a line's balloon, caption or sound, in unit coordinates of its panel. */
export interface BalloonPlace {
  x: number;
  y: number;
  width?: number;
  tip?: Point | null;
}

/** The smallest thing worth a picture: usually a sentence or two, or one exchange of speech. */
export interface Beat {
  id: string;
  span: Span;
  utterances: Utterance[];
  events: Event[];
  present: string[];
  mood: Mood;
  importance: number;
}

/** What is sent to each operation, as JSON. */
export interface Bodies {
  askForBook: { anchoring?: number; chapter?: string; cover?: boolean; dpi?: number; draft?: boolean; formats?: ("cbz" | "pdf" | "epub" | "html" | "webtoon" | "png" | "webp" | "svg")[]; model?: string; name?: string; pages?: number | null; priority?: "interactive" | "batch"; right_to_left?: boolean; seed?: number; steps?: number | null; style?: string | null; style_strength?: number; text: string; trim?: "us-comic" | "manga" | "a5" | "a4" | "square" | "screen"; until?: Until };
  keepVersion: Keep;
  makeBook: MakeAgain;
  pencilPanel: { brief: Record<string, any>; cast?: Record<string, any>[]; height?: number; width?: number };
  planText: TextToPlan;
  putCorrections: Corrections;
  putDesign: CastDesign;
  putLettering: { rows: Record<string, any>[] };
  putStoryboard: Storyboard;
  putWordsFile: string;
  putWordsIn: { rows: { line: number; panel: string; text: string }[] };
  readText: TextToRead;
  redrawPanel: Redraw;
  tryLettering: { panels?: { id: string; lettering: Record<string, any>[] }[] };
}

/** What it was asked to be, in short. */
export interface BookAskedFor {
  draft: boolean;
  formats: string[];
  seed: number;
  style: string;
  until: Until;
}

/** Why a book, or the last attempt at it, came to nothing. */
export interface BookError {
  code: string;
  hint: string;
  message: string;
}

/** Where what belongs to a book is. */
export interface BookLinks {
  artefacts: string;
  events: string;
  pages: string;
  panels: string;
  self: string;
}

/** A page of books, the newest first; `before` asks for the next page, null on the last. */
export interface BookList {
  before: number | null;
  books: BookView[];
}

/** How much there is of it: pages of its plan, pencilled panels, painted ones (in a draft its proofs), files. */
export interface BookMade {
  bound: boolean;
  pages: number;
  painted: number;
  panels: number;
}

/** How far the work is: `done` of `of` in this stage. */
export interface BookProgress {
  done: number;
  of: number;
  stage: string;
  what: string;
}

/** A book that was asked for: where it stands and where its parts are; `title` is empty before it is planned. */
export interface BookView {
  attempts: number;
  changed: string;
  error?: BookError | null;
  id: string;
  links: BookLinks;
  made: BookMade;
  options: BookAskedFor | null;
  priority: string;
  progress: BookProgress;
  state: JobState;
  submitted: string;
  title: string;
}

/** An upright rectangle: left and top corner, width and height, y down. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A hard rule of lettering that balloons of a panel break, by their orders on the page, in words. */
export interface BrokenView {
  orders: number[];
  panel: string;
  words: string;
}

/** tilt_degrees is the dutch angle, 0 for level; over_shoulder is the id of a placed character whose back stands near the lens, empty for a free view. */
export interface Camera {
  angle?: "eye" | "high" | "low";
  tilt_degrees?: number;
  over_shoulder?: string;
}

/** How a character is drawn, the same in every panel. Colours are #rrggbb. */
export interface CastDesign {
  character: string;
  name: string;
  species?: string;
  sort?: "any" | "human" | "animal" | "creature" | "object";
  dressed?: boolean;
  gender?: string;
  age?: string;
  height?: number;
  build?: number;
  skin?: string;
  hair?: string;
  hair_style?: string;
  garments?: Garment[];
  features?: string[];
}

/** The cast, in the storyboard's order. */
export interface CastList {
  cast: CastView[];
}

/** Somebody of the cast. */
export interface CastView {
  character: string;
  drawing: string | null;
  edited: boolean;
  locked: boolean;
  name: string;
  sheet: string | null;
  url: string;
  version: string;
}

/** Someone who speaks or acts. */
export interface Character {
  id: string;
  name: string;
  aliases: string[];
  kind: string;
  gender: "male" | "female" | "neutral" | "unknown";
  age: "child" | "young" | "adult" | "old" | "unknown";
  role: "protagonist" | "major" | "minor" | "mentioned";
  narrator: boolean;
  look: Trait[];
  mentions: Span[];
  confidence: number;
  mood: Mood | null;
}

/** All corrections of a reading, carried out in the order of these fields, and each kind in its own order. */
export interface Corrections {
  new_people?: NewPerson[];
  same_people?: SamePerson[];
  people?: PersonIs[];
  no_people?: NoPerson[];
  speakers?: SpokenBy[];
  scene_starts?: SceneStarts[];
  scenes_going_on?: SceneGoesOn[];
  places?: ScenePlace[];
  locked?: LockedLook[];
}

/** What of the text is in the comic, sentence by sentence. */
export interface CoverageView {
  sentences: SentenceView[];
}

/** What can be taken from a drawing: all its colours; those of skin and hair, null if not found; of garments. */
export interface DrawnLookView {
  colours: SeenColourView[];
  garments: GarmentColourView[];
  hair: string | null;
  skin: string | null;
}

/** A place, building, town, country, vehicle or body that the text speaks of; people are in the cast. */
export interface Entity {
  id: string;
  name: string;
  kind: "PER" | "FAC" | "GPE" | "LOC" | "VEH" | "ORG";
  mentions: Span[];
  confidence: number;
}

/** Something that happens on stage: the verb's lemma, who does it, to whom or what. */
export interface Event {
  span: Span;
  verb: string;
  agents: string[];
  patients: string[];
  objects: string[];
  confidence: number;
}

/** A page of a book's log; `behind` asks for the next one, and `more` says whether it is there already. */
export interface EventPage {
  behind: number;
  ended: boolean;
  events: EventView[];
  more: boolean;
  state: JobState;
}

/** One line of a book's log; `sequence` counts from 1 without a gap, `kind` is a change's name, or `progress`. */
export interface EventView {
  at: string;
  code: string;
  done: number;
  kind: string;
  message: string;
  of: number;
  sequence: number;
  stage: string;
  state: JobState;
  type?: "event";
  what: string;
}

/** A fault that the editor found in a painted panel, and what can be done about it. */
export interface FindingView {
  character: string | null;
  code: string;
  message: string;
  remedy: Remedy;
  severity: Severity;
}

/** Where a panel's art goes on the page; beyond its edges, where the art bleeds. */
export interface Frame {
  panel: string;
  box: Box;
  host: string;
}

/** One piece of clothing: a plain noun (jacket, dress, apron, trousers, cloak, hat) and its colour. */
export interface Garment {
  name: string;
  color: string;
}

/** A garment of the design, and the colour that it has in the drawing. */
export interface GarmentColourView {
  color: string;
  name: string;
}

/** A word by which the text asserts that something happens (not one that denies, asks, supposes or foretells it). */
export interface Happening {
  span: Span;
  confidence: number;
}

/** Words set straight on the paper, without a balloon: a title, an author's name; light on a dark ground. */
export interface Heading {
  lines: TextLine[];
  font: string;
  light: boolean;
}

/** Where a job stands. CANCELLING: it is being worked on, and its worker has been asked to stop. */
export type JobState = "queued" | "running" | "cancelling" | "done" | "failed" | "cancelled" | "quarantined";

/** Which version, as the listing has it. */
export interface Keep {
  version: string;
}

/** The languages of a book: the one that it was planned in, the one that it has now, and all there are. */
export interface LanguageList {
  languages: LanguageView[];
  now: string;
  of: number;
  original: string;
}

/** A language of a book, and how many of its lines are translated and up to date (`lines`), or were (`stale`). */
export interface LanguageView {
  language: string;
  lines: number;
  stale: number;
}

/** A lettered page as layers, in points: frames, balloons with outlines and set lines, headings, the folio. */
export interface LayersView {
  broken: BrokenView[];
  left_out: LeftOutView[];
  page: Page;
  printed: boolean;
  refusal: RefusalView | null;
}

/** A line that does not fit beside the earlier ones of its panel: which of its `lettering`, counted from 0. */
export interface LeftOutView {
  line: number;
  panel: string;
}

/** Words to letter, in reading order. spans says which stretches of the text they come from. Words between stars (*so*) are stressed. */
export interface LetteringLine {
  kind: "speech" | "whisper" | "shout" | "thought" | "song" | "radio" | "caption" | "sound";
  text: string;
  speaker?: string | null;
  spans?: Span[];
  place?: BalloonPlace | null;
}

/** Somebody is drawn so and called so, whatever a later reading or plan makes of them. */
export interface LockedLook {
  name: string;
  design: CastDesign;
}

/** What is to change of a book's options; what is left out stays as it was asked for. */
export interface MakeAgain {
  dpi?: number | null;
  draft?: boolean | null;
  formats?: ("cbz" | "pdf" | "epub" | "html" | "webtoon" | "png" | "webp" | "svg")[] | null;
  replan?: boolean;
  seed?: number | null;
  style?: string | null;
  until?: Until;
}

/** Feeling of a stretch of text: valence -1 (bad) to 1 (good), arousal 0 (calm) to 1 (stirred). */
export interface Mood {
  valence: number;
  arousal: number;
  emotion: "neutral" | "joy" | "sadness" | "anger" | "fear" | "surprise" | "disgust";
}

/** Names. */
export interface NameList {
  names: string[];
}

/** Somebody whom the reading has missed; kind as a Character has it. */
export interface NewPerson {
  name: string;
  kind?: string;
  gender?: "male" | "female" | "neutral" | "unknown";
  age?: "child" | "young" | "adult" | "old" | "unknown";
  mentions?: Span[];
}

/** What was taken for somebody is nobody. */
export interface NoPerson {
  name: string;
}

/** A closed polygon, dense enough that its corners do not show at print size. */
export interface Outline {
  points: Point[];
}

/** One page; ground is its own colour (#rrggbb), empty for paper. A double one is two facing pages as one of twice the width, of which number is the first. */
export interface Page {
  number: number;
  width_pt: number;
  height_pt: number;
  frames: Frame[];
  balloons: Balloon[];
  folio: TextLine | null;
  headings: Heading[];
  ground: string;
  double: boolean;
}

/** The pages of the book, in order; none before it is planned. */
export interface PageList {
  pages: PageView[];
}

/** One page: its number (from 1) and its panels in reading order. */
export interface PagePlan {
  number: number;
  panels: PanelBrief[];
  heading?: string;
  byline?: string;
  ground?: string;
  language?: string;
  vertical?: boolean;
  double?: boolean;
}

/** A page of the plan, or two facing ones that are one; `printed` as it is lettered now. */
export interface PageView {
  double: boolean;
  layers: string;
  number: number;
  printed: boolean;
  url: string | null;
  version: string;
}

/** Everything that decides one panel's picture and lettering. importance 0..1 steers its size on the page. */
export interface PanelBrief {
  id: string;
  shot: "extreme_wide" | "wide" | "full" | "medium" | "close_up" | "extreme_close_up";
  camera?: Camera;
  placements?: Placement[];
  lettering?: LetteringLine[];
  place?: string;
  place_kind?: string;
  inside?: boolean;
  time?: "dawn" | "morning" | "day" | "evening" | "night" | "unknown";
  weather?: string;
  season?: "spring" | "summer" | "autumn" | "winter" | "unknown";
  props?: Prop[];
  emotion?: "neutral" | "joy" | "sadness" | "anger" | "fear" | "surprise" | "disgust";
  importance?: number;
  prompt?: string;
  scene?: string;
  span?: Span;
  moment?: Span | null;
}

/** The panels of the book, in reading order; none before it is planned. */
export interface PanelList {
  panels: PanelView[];
}

/** How far a panel is; PAINTED if its art is of the pencils that it has now, or is kept whatever they are. */
export type PanelState = "planned" | "pencilled" | "painted";

/** A panel of the storyboard. */
export interface PanelView {
  art: string | null;
  findings: FindingView[];
  id: string;
  locked: boolean;
  page: number;
  pencils: string | null;
  score: number | null;
  seed: number;
  state: PanelState;
  thumb: string | null;
  version: string;
}

/** What somebody of the cast is; what is None stays as it was read. */
export interface PersonIs {
  name: string;
  rename?: string | null;
  kind?: string | null;
  gender?: "male" | "female" | "neutral" | "unknown" | null;
  age?: "child" | "young" | "adult" | "old" | "unknown" | null;
}

/** One figure of the panel: where it stands, what it does, whom it looks at. */
export interface Placement {
  character: string;
  x: number;
  depth?: number;
  facing?: "left" | "right" | "front" | "back";
  pose?: string;
  gaze?: string;
  expression?: "neutral" | "joy" | "sadness" | "anger" | "fear" | "surprise" | "disgust";
  intensity?: number;
  holds?: string;
  partner?: string;
  on?: string;
}

export interface Point {
  x: number;
  y: number;
}

/** A thing in the picture that belongs to no one's hand: a plain noun and where it stands. */
export interface Prop {
  name: string;
  x: number;
  depth?: number;
}

/** The clean text whose characters all spans count, and the story that was read in it (docs/story.md). */
export interface ReadingView {
  story: Story;
  text: string;
}

/** From which seed; from the next one if it is left out. */
export interface Redraw {
  seed?: number | null;
}

/** A panel whose words do not fit, and about how many would. */
export interface RefusalView {
  panel: string;
  reason: string;
  unit: string;
  words_that_fit: number;
}

/** What the pipeline may do about a finding. */
export type Remedy = "none" | "other_seed" | "more_control" | "more_identity" | "repaint" | "reletter";

/** Two of the cast are one: other is name too. */
export interface SamePerson {
  name: string;
  other: string;
}

/** A short story in the public domain. */
export interface SampleView {
  text: string;
  title: string;
}

/** One place, one time, one company. Scenes tile the narrative in order. */
export interface Scene {
  id: string;
  span: Span;
  place: string;
  place_kind: string;
  inside: boolean;
  time: "dawn" | "morning" | "day" | "evening" | "night" | "unknown";
  weather: string;
  present: string[];
  mood: Mood;
  beats: Beat[];
  confidence: number;
}

/** The scene that begins at or about this character goes on from the one before: it is no new one. */
export interface SceneGoesOn {
  at: number;
}

/** Where and when the scene at this character is; what is None stays as it was read. */
export interface ScenePlace {
  at: number;
  place_kind?: string | null;
  inside?: boolean | null;
  time?: "dawn" | "morning" | "day" | "evening" | "night" | "unknown" | null;
  weather?: string | null;
}

/** A scene begins with the sentence at this character; the rest of it keeps its place and time. */
export interface SceneStarts {
  at: number;
}

/** A colour as `#rrggbb`, and its share of the figure. */
export interface SeenColourView {
  color: string;
  share: number;
}

/** A sentence: how it feels, read by itself, and what it says has happened. */
export interface Sentence {
  span: Span;
  mood: Mood;
  happenings: Happening[];
  confidence: number;
}

/** A sentence: whether a panel draws it, whether its words are lettered (`share` of them is), and which panel. */
export interface SentenceView {
  drawn: boolean;
  lettered: boolean;
  panel: string;
  scene: string;
  share: number;
  span: SpanView;
  text: string;
}

/** `ERROR` asks for a redraw; `WARNING` is written in the report. */
export type Severity = "warning" | "error";

/** Where finished books may be put for others. */
export interface ShareView {
  folder: string | null;
}

/** A book that lies in the share folder. */
export interface SharedView {
  files: string[];
  folder: string;
}

/** Half-open character range [start, end) into Manuscript.text. */
export interface Span {
  start: number;
  end: number;
}

/** Characters of the text, from `start` on and before `end`. */
export interface SpanView {
  end: number;
  start: number;
}

/** The words that touch this span are this one's; None where it should stay open who speaks. */
export interface SpokenBy {
  span: Span;
  speaker: string | null;
}

/** The Reader's whole answer. */
export interface Story {
  title: string;
  author: string;
  language: string;
  text_sha256: string;
  cast: Character[];
  scenes: Scene[];
  arc: number[];
  warnings: string[];
  entities: Entity[];
  sentences: Sentence[];
}

/** The Director's whole answer, and what drawing starts from. */
export interface Storyboard {
  title: string;
  author?: string;
  language?: string;
  text_sha256?: string;
  cast: CastDesign[];
  pages: PagePlan[];
  warnings?: string[];
}

/** The named styles; `+` and shares mix them, as `ink:0.5+storybook:0.5`. */
export interface StyleList {
  styles: StyleView[];
}

/** A style that the embedded painter knows, and what one chooses it by. */
export interface StyleView {
  good_for: string[];
  is_default: boolean;
  look: string;
  name: string;
  swatch: string;
  words: string;
}

/** One set line: its text, where its base line starts at the left, its advance width and its size in points. */
export interface TextLine {
  text: string;
  origin: Point;
  width_pt: number;
  size_pt: number;
  vertical: boolean;
  levels: number[];
  stressed: number[][];
}

/** A text, and what its pages are to be. */
export interface TextToPlan {
  cover?: boolean;
  pages?: number | null;
  right_to_left?: boolean;
  text: string;
  trim?: "us-comic" | "manga" | "a5" | "a4" | "square" | "screen";
}

/** A text. */
export interface TextToRead {
  text: string;
}

/** A stated visual fact about a character, in the text's own words (blue jacket with brass buttons). */
export interface Trait {
  text: string;
  span: Span;
}

/** The sizes of pages that have a name. */
export interface TrimList {
  trims: TrimView[];
}

/** A size of pages, in points. */
export interface TrimView {
  height_pt: number;
  name: string;
  width_pt: number;
}

/** How far a book is made. */
export type Until = "pencilled" | "bound";

/** One quotation, its marks included in span. Parts of one speech share turn. */
export interface Utterance {
  id: string;
  span: Span;
  turn: number;
  speaker: string | null;
  addressees: string[];
  manner: "said" | "shout" | "whisper" | "thought" | "song" | "reading" | "radio";
  emotion: "neutral" | "joy" | "sadness" | "anger" | "fear" | "surprise" | "disgust";
  cue: "explicit" | "anaphoric" | "implicit";
  confidence: number;
}

/** The paintings of a panel that are kept, the one that it has first. */
export interface VersionList {
  versions: VersionView[];
}

/** A painting of a panel: whether the panel has it `now`, and when it was painted. */
export interface VersionView {
  now: boolean;
  painted: string;
  panel: string;
  score: number | null;
  seed: number;
  url: string;
  version: string;
}

/** Names that are drawn as what they say; others are drawn as the nearest. */
export interface VocabularyView {
  beings: string[];
  expressions: string[];
  features: string[];
  garments: string[];
  hair_styles: string[];
  places: string[];
  poses: string[];
  props: string[];
}
