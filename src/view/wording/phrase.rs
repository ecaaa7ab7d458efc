//! The phrases, each with its text in English.

/// Makes the phrases and what is said of all of them from the one list.
macro_rules! phrases {
    ($($name:ident = $text:literal,)*) => {
        /// A phrase, by what it says.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Phrase {
            $(#[doc = concat!("“", $text, "”")] $name,)*
        }

        impl Phrase {
            /// Every phrase, in the order of the lines of [`Words`](super::Words).
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its key in the file of a language.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)*
                }
            }
        }

        /// The texts in English, in the order of the phrases, one a line.
        pub(super) const ENGLISH: &str = concat!($($text, "\n",)*);
    };
}

// Blanks in braces are filled by name. Forms are parted by `|`: for a count, those of the language's plural rule
// and then one for none.
phrases! {
    // What a language is, for the code that speaks it.
    Language = "en",
    Direction = "ltr",
    Plural = "one-other",
    // The words of a cell, and what they mean.
    Allowed = "Allowed",
    Limited = "Limited",
    Pending = "Pending",
    Barred = "Barred",
    Disputed = "Disputed",
    Maybe = "Maybe",
    Unknown = "Not reported",
    AllowedMeans = "can use it, no condition reported",
    LimitedMeans = "can use it, under conditions",
    PendingMeans = "asked for or being decided, not in force",
    BarredMeans = "cannot use it",
    DisputedMeans = "reports conflict, or it is contested",
    MaybeMeans = "the dates are not exact enough to tell",
    UnknownMeans = "the story does not say",
    Through = "through {group}",
    ThroughMeans = "set for a wider group",
    Was = "was {label}",
    WasUnknown = "new",
    WithConditions = "{label}: {conditions}",
    Separator = "; ",
    Pair = "{who} and {what}",
    // Who can use what, in a sentence: {who}, {what}, {conditions}.
    CanUse = "{who} can use {what}.",
    CanUseLimited = "{who} can use {what}, with limits.",
    CanUseWithin = "{who} can use {what}, with limits: {conditions}.",
    MayBecomeAble = "{who} cannot use {what} yet: it is asked for or being decided.",
    CannotUse = "{who} cannot use {what}.",
    ItIsDisputed = "It is disputed whether {who} can use {what}.",
    ItDepends = "{who} may be able to use {what}: the dates are not exact enough to tell.",
    ItIsUnknown = "The story does not say whether {who} can use {what}.",
    // What else there is to know of a cell.
    SetThrough = "Set {through}.",
    Side = "“{event}” says: {label}.",
    ContestedBy = "Contested by “{event}”.",
    EitherUnknown = "Or nothing had been reported by then.",
    EitherDisputed = "Or it was disputed by then.",
    UnknownNote = "That is not the same as being barred.",
    AboutEntry = "{name}: {about}",
    Overtaken = "Overtaken",
    // Moments: {event}, {when}, {step}, {last}, {changed}, {count}.
    BeforeAll = "Before the first event",
    AfterEvent = "After “{event}”",
    IfEvent = "What if: “{event}”",
    Now = "Now",
    AsOf = "Then",
    WhatIf = "What if",
    Step = "{step} of {last}",
    Spoken = "After “{event}”, {when}, {step}",
    SpokenWhatIf = "What if “{event}”, {when}, {step}",
    CellsChanged = "{count} cell changed|{count} cells changed|nothing changed in the table",
    Announced = "After “{event}”: {changed}",
    AnnouncedWhatIf = "What if “{event}”: {changed}",
    Opened = "Opened “{event}”",
    NoneCertain = "No event is known to have happened yet",
    // The headings.
    TimelineHeading = "What happened",
    MatrixNow = "Who can use what now",
    MatrixPast = "Who could use what then",
    MatrixOnDay = "Who could use what on {when}",
    MatrixWhatIf = "Who could use what if this happened",
    MatrixBefore = "Who could use what at the start",
    MayCome = "What may come",
    StepsHeading = "What led here, newest first",
    ClaimsHeading = "Who says so",
    ClaimsCounted = "Who says so: {count} claim|Who says so: {count} claims|",
    ChangesHeading = "What it changes",
    Contests = "Contests",
    ChangesNothing = "Changes no one’s access.",
    // The controls.
    MomentLabel = "Move through time",
    Previous = "Previous event",
    Next = "Next event",
    SliderLabel = "Moment",
    BackToNow = "Back to now",
    WhatIfSwitch = "What if?",
    Close = "Close",
    WhyLabel = "Why",
    Hint = "Choose any cell to see why.",
    NothingYet = "Nothing has happened yet. Go on to the first event.",
    More = "Read more",
    Corner = "Who",
    LegendLabel = "What the cells mean",
    // Claims: {said_by}, {basis}, {quote}, {publisher}, {date}.
    OnRecord = "on the record",
    Anonymous = "unnamed",
    Document = "from a document",
    Analysis = "the reporter’s analysis",
    Declined = "declined to comment",
    Attribution = "{said_by}, {basis}",
    BasisAlone = "{basis}",
    SourceLabel = "{publisher}, {date}",
    // An event's status.
    Ongoing = "Ongoing",
    Possible = "May come",
    // What the page asked for and is not there: {name}.
    NoSuchMoment = "There is no moment “{name}” in this story, so it shows now.",
    NoSuchView = "There is no view “{name}”; there are both, timeline and matrix.",
    // Dates: {day}, {month}, {season}, {year}, {date}, {first}, {last}. Those that say how a date is governed, from
    // About to Until, take up to four forms: for a day, a month, a year, and anything else.
    Months = "January|February|March|April|May|June|July|August|September|October|November|December",
    Seasons = "spring|summer|autumn|winter",
    FirstOfMonth = "1",
    DayDate = "{day} {month} {year}",
    MonthDate = "{month} {year}",
    SeasonDate = "{season} {year}",
    YearDate = "{year}",
    YearBc = "{year} BC",
    YearAd = "AD {year}",
    YearFar = "the year {year}",
    SomeMonth = "{date}, month not reported",
    SomeDay = "{date}, day not reported",
    Decade = "the {first}s",
    InDecade = "in the {first}s",
    Between = "between {first} and {last}",
    OneOfYears = "{first} to {last}",
    Time = "{date}, {time}",
    TimeUtc = "{date}, {time} UTC",
    DaysOfMonth = "{first}–{last} {month} {year}",
    DaysOfYear = "{day} {month}–{last} {last_month} {year}",
    MonthsOfYear = "{first}–{last} {year}",
    Span = "{first}–{last}",
    FromTo = "{first} to {last}",
    About = "about {date}",
    AboutGoverned = "about {date}",
    Possibly = "possibly {date}",
    By = "by {date}",
    From = "from {date}",
    Until = "until {date}",
    EndUnknown = "{date}, end not reported",
    StartUnknown = "{date}, start not reported",
    AnyTime = "at any time",
    NoDate = "date not reported",
    // Numbers: what parts thousands, what parts decimals, and how many digits a group beyond the thousands has.
    NumberMarks = ",|.|3",
    // Deep time. Each unit with its power of ten, smallest first; where the first form after it is for one only,
    // `/` parts it from the form for more.
    Ago = "6:{number} million years ago|9:{number} billion years ago",
    // Arranging the matrix: {count}, {differ}, {event}.
    PartsDiffer = "parts differ",
    NothingFound = "No row has a cell like this at this moment.",
    RowsShown = "{count} row shown|{count} rows shown|no row shown",
    ControlsLabel = "Filter and sort",
    WhoChoice = "Who",
    Everyone = "Everyone",
    WhatChoice = "What",
    Everything = "Everything",
    KindChoice = "Access",
    AnyKind = "Any",
    SortChoice = "Sort by",
    StoryOrder = "Order of the story",
    Clear = "Clear",
    Compare = "Compare",
    StopComparing = "Stop comparing",
    Comparing = "Comparing with “{event}”. Now go to another moment.",
    NotComparing = "Not comparing any more.",
    Compared = "{differ} from “{event}”",
    ComparedWithStart = "{differ} from the start",
    CellsDiffer = "{count} cell differs|{count} cells differ|nothing differs",
    // Looking for words; playing the story.
    SearchLabel = "Search the events",
    EventsFound = "{count} event found|{count} events found|no event found",
    Play = "Play",
    Pause = "Pause",
    // The history of a cell; telling its author of a mistake.
    History = "Over time: {states}",
    Then = "{before}, then {after}",
    Report = "Report a problem with this cell",
    ReportSubject = "{title}: {who} and {what}, {when}",
    // The chart: {event}, {when}, {lane}, {count}, {events}, {first}, {last}.
    ChartHeading = "The events in time",
    ScaleLabel = "Scale",
    EqualSteps = "Equal steps",
    TrueTime = "True to time",
    ZoomIn = "Zoom in",
    ZoomOut = "Zoom out",
    WholeStory = "Whole story",
    DateNotReported = "Date not reported",
    MarkName = "{event}, {when}",
    MarkNameInLane = "{event}, {when}, {lane}",
    GroupName = "{events}, from “{first}” to “{last}”",
    EventsCounted = "{count} event|{count} events|no event",
    EventsInView = "{count} event in view|{count} events in view|no event in view",
    // Sharing: the menu, what comes of it: {sources}, {name}.
    Share = "Share",
    CopyLink = "Copy link",
    Send = "Send link",
    CopyCitation = "Copy citation",
    DownloadCsv = "Download the table (CSV)",
    DownloadSvg = "Download the picture (SVG)",
    DownloadPng = "Download the picture (PNG)",
    Copied = "Copied",
    Downloaded = "Downloaded",
    NotShared = "That did not work: your browser or this page does not allow it.",
    SourceNote = "Source: {sources}",
    NothingToOpen = "There is no “{name}” to open in this story.",
}
