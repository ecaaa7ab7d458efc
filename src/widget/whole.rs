//! The whole widget: keeps where the reader stands, and draws it.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::html::Scope;
use yew::prelude::*;

use super::app::App;
use super::controls::Arranged;
use super::edition::Edition;
use super::focus::{Focus, found};
use super::legend::legend;
use super::markup::{element, heading, text, told};
use super::moment::moment;
use super::piece::Content;
use super::share::share;
use super::sight::Sight;
use super::slot::Slots;
use super::why::{self, why};
use super::zoom::{self, Gestures};
use super::{chart, gesture, matrix, print, timeline};
use crate::story::Story;
use crate::view::{self, Action, ChartAction, Notice, Options, Reader, Shown};

/// How long a story that plays stays at an event, in milliseconds: long enough to read its headline.
const PAUSE: u32 = 2_500;

/// What the widget is opened with.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) story: Rc<Story>,
    pub(super) options: Options,
    /// Told what the reader does.
    pub(super) outgoing: Callback<Notice>,
}

/// The whole widget.
#[derive(Debug)]
pub(super) struct Whole {
    opened: Rc<Opened>,
    reader: Reader,
    section: NodeRef,
    focus: Focus,
    /// What has to be seen once the step is drawn, where the panel would cover it.
    reveal: Option<String>,
    /// Whether the step moved the reader through time.
    moved: bool,
    /// Whether the page has been told that the story is drawn.
    ready: bool,
    /// Whether it moved the keyboard's place in the matrix.
    looked: bool,
    /// Whether the chart has to be measured once the step is drawn, since it was not there before.
    unmeasured: bool,
    /// Waits to show the next event of a story that plays.
    play: Option<Timeout>,
    /// What listens to the chart.
    gestures: Option<Gestures>,
    /// Brings the current event into view.
    follow: Option<AnimationFrame>,
    /// What tells which of a long story is in sight.
    sight: Option<Sight>,
    /// What hears the reader, and what draws for paper.
    listeners: Vec<EventListener>,
    /// In which elements the rows of the matrix
    rows: Slots,
    /// and the events are drawn.
    lines: Slots,
}

impl Whole {
    /// The story as it is opened.
    pub(super) fn of(opened: &Rc<Opened>) -> Self {
        let (story, mut reader) = (&opened.story, opened.options.reader(&opened.story));
        if let Some(room) = zoom::expected(story, &reader, opened.options.width) {
            reader = reader.after(story, &Action::Charted(room));
        }
        Self {
            reader,
            opened: Rc::clone(opened),
            section: NodeRef::default(),
            focus: Focus::default(),
            reveal: None,
            // To where it is opened.
            moved: true,
            ready: false,
            looked: false,
            // What is expected may be wrong, and an observer would mend it while the browser lays the page out.
            unmeasured: true,
            play: None,
            gestures: None,
            follow: None,
            sight: None,
            listeners: Vec::new(),
            rows: Slots::default(),
            lines: Slots::default(),
        }
    }

    /// Where the reader is.
    pub(super) fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Takes a step, and says whether it changed anything.
    pub(super) fn step(&mut self, link: &Scope<App>, action: &Action) -> bool {
        let story = &self.opened.story;
        let mut next = self.reader.after(story, action);
        if action.is_of_sight() && next.sees_as_much(&self.reader) {
            return false;
        }
        let told = view::notices(story, &self.reader, &next);
        let section = self.section.cast::<Element>();
        if action.is_of_sight() {
            if let (Action::Charted(_), Some(section)) = (action, section) {
                self.focus.stays(&section);
            }
        } else {
            if let Some(section) = section {
                let readers = [&self.reader, &next];
                self.focus.step(&section, story, readers, action);
            }
            self.reveal = match action {
                Action::ChoseCell(_) => Some(matrix::CHOSEN.to_owned()),
                Action::ChoseEvent(event) => story.events().get(*event).map(timeline::opener),
                _ => None,
            };
            self.play = next.playing.then(|| {
                let link = link.clone();
                Timeout::new(PAUSE, move || link.send_message(Action::PlayedOn))
            });
        }
        self.looked |= matches!(action, Action::LookedTo(_));
        self.unmeasured |= matches!(action, Action::Charted(ChartAction::Opened(_)));
        if next.moment != self.reader.moment {
            self.moved = true;
            let sight = self.sight.as_ref().zip(next.line(story));
            let sight = sight.and_then(|(sight, line)| sight.lines_around(line));
            if let Some(sight) = sight {
                next = next.after(story, &sight);
            }
        }
        self.reader = next;
        for notice in told {
            self.opened.outgoing.emit(notice);
        }
        true
    }

    /// The widget as it is now.
    pub(super) fn html(&self) -> Html {
        let story = &self.opened.story;
        let reader = &self.reader;
        let shown = view::matrix(story, reader);
        let legend_shown = view::legend(story, reader, &shown);
        let language = reader.story_language(story);
        let title = heading(reader.heading_level.below(0), "title")
            .always("id", "title")
            .told_in(language)
            .words(&story.title);
        let summary = story.summary.as_deref().unwrap_or_default();
        let header = element("header", "header")
            .child(title)
            .child(told("p", "summary", summary, language))
            .child(share(&view::share(reader)));
        let edition = self.edition();
        let charted = chart::Charted {
            edition: edition.clone(),
            chart: view::chart(story, reader),
        };
        let controls = App::drawn(
            "controls",
            Content::Controls(Arranged {
                edition: edition.clone(),
                arrangement: reader.arrangement.clone(),
                kinds: legend_shown.kinds(),
                open: reader.viewport.choices,
            }),
        );
        let notice = text("p", "notice", reader.notice.as_deref().unwrap_or_default());
        let columns = (shown.size[1] > matrix::FEW).then_some("many");
        let access = element("div", "access")
            .hidden(reader.shown == Shown::Timeline)
            .child(matrix::matrix(&edition, shown, controls, &self.rows))
            .child(legend(&legend_shown));
        let events = timeline::timeline(&edition, reader, &self.lines);
        let announcement = element("div", "announcement")
            .always("role", "status")
            .words(&reader.announcement);
        element("section", "story")
            .with("lang", reader.words.language())
            .given("dir", reader.words.direction())
            .always("aria-labelledby", "title")
            .always("data-view", reader.shown.name())
            .given("data-columns", columns)
            .known_as(&self.section)
            .child(header)
            .child(notice)
            .child(moment(&view::moment(story, reader)))
            .child(App::drawn("chart", Content::Chart(charted)))
            .child(access)
            .child(why(&view::why(story, reader)))
            .child(events.hidden(reader.shown == Shown::Matrix))
            .child(announcement)
            .html()
    }

    /// Sees to what can be done only once it is drawn.
    pub(super) fn drawn(&mut self, link: &Scope<App>, first: bool) {
        let story = &self.opened.story;
        let Some(section) = self.section.cast::<Element>() else {
            return;
        };
        let mut again = None;
        if core::mem::take(&mut self.unmeasured) {
            // Before the page shows it, since how high the chart is depends on its room, and all else stands below it.
            let room = zoom::room(&section).map(Action::Charted);
            again = room.filter(|room| !self.reader.after(story, room).sees_as_much(&self.reader));
        }
        if first {
            self.gestures = Gestures::of(&section, link.callback(Action::Charted));
            self.sight = Sight::of(&section, link.callback(|action| action));
            for kind in gesture::HEARD {
                self.listeners.push(heard(link, &section, kind));
            }
            let link = link.clone();
            self.listeners
                .extend(print::before_print(&section, move || {
                    let app = link.get_component()?;
                    Some(app.whole()?.printed())
                }));
        }
        if let Some(target) = self.reveal.take()
            && let Some(element) = found(&section, &target)
        {
            uncover(&element);
        }
        self.focus.drawn(&section);
        let (moved, looked) = (self.moved, self.looked);
        self.moved = false;
        self.looked &= moved;
        if moved || looked {
            let look = self.sight.as_ref().map(Sight::look);
            self.follow = Some(request_animation_frame(move |_| {
                if moved {
                    // In the frame that is about to be drawn: to measure now would lay the page out twice.
                    timeline::keep_in_view(&section);
                    // It may show other lines than were drawn for it.
                    look.into_iter().for_each(|look| look());
                } else {
                    // Once all rows are drawn, which may be later than where the focus went.
                    found(&section, matrix::STOP).as_ref().map(into_view);
                }
            }));
        }
        match again {
            Some(again) => link.send_message(again),
            None if !self.ready => {
                self.ready = true;
                let standing = view::standing(story, &self.reader);
                self.opened.outgoing.emit(Notice::Ready(standing));
            }
            None => {}
        }
    }

    /// What its pieces are drawn from.
    fn edition(&self) -> Edition {
        Edition {
            story: Rc::clone(&self.opened.story),
            words: self.reader.words,
        }
    }

    /// The whole story, as far as the screen shows only some of it.
    fn printed(&self) -> Html {
        let story = &self.opened.story;
        let print = view::print(story, &self.reader);
        let mut why = view::why(story, &self.reader);
        let heading = heading(why.level, "heading").words(print.heading);
        why.level += 1;
        let mut reader = self.reader.clone();
        reader.viewport.whole = true;
        let whole = view::matrix(story, &reader);
        // A table that is drawn whole is there already.
        let table = whole
            .large
            .then(|| matrix::table(&self.edition(), whole, &Slots::default(), App::printed));
        element("div", "printed")
            .children(table.into_iter().collect())
            .child(heading)
            .each(&print.events, |event| why::event(event, &why).html())
            .html()
    }
}

/// Hears what the reader does in a section. It does so before anything else, and may take what they did from the
/// browser.
fn heard(link: &Scope<App>, section: &Element, kind: &'static str) -> EventListener {
    let link = link.clone();
    let options = EventListenerOptions {
        phase: EventListenerPhase::Capture,
        passive: false,
    };
    EventListener::new_with_options(section, kind, options, move |event| {
        let action = link.get_component().and_then(|app| {
            let whole = app.whole()?;
            gesture::action(event, &whole.opened.story, &whole.reader)
        });
        if let Some(action) = action {
            link.send_message(action);
        }
    })
}

/// Scrolls the page just so far that the panel does not cover what the reader has chosen. What is off the screen
/// stays there.
fn uncover(element: &HtmlElement) {
    let area = element.get_bounding_client_rect();
    let height = web_sys::window()
        .and_then(|window| window.inner_height().ok()?.as_f64())
        .unwrap_or_default();
    if area.bottom() > 0.0 && area.top() < height {
        into_view(element);
    }
}

fn into_view(element: &HtmlElement) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
