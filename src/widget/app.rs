//! The whole widget: keeps where the reader stands, and draws it.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use super::controls::Arranged;
use super::focus::{Focus, found};
use super::legend::legend;
use super::markup::{element, heading, text, told};
use super::moment::moment;
use super::piece::{Content, Piece};
use super::share::share;
use super::sight::Sight;
use super::why::{self, why};
use super::zoom::{self, Gestures};
use super::{chart, gesture, matrix, print, timeline};
use crate::story::Story;
use crate::view::{self, Action, Notice, Options, Reader, Shown};

/// How long a story that plays stays at an event, in milliseconds: long enough to read its headline.
const PAUSE: u32 = 2_500;

/// What the widget needs: a story, how to open it, and whom to tell.
#[derive(Properties, Clone)]
pub struct Props {
    /// The story to show.
    pub story: Rc<Story>,
    /// How to open it. Later changes come as an [`Action`].
    pub options: Options,
    /// Told what the reader does.
    pub outgoing: Callback<Notice>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        // The story by its address: comparing it whole would cost more than drawing it.
        Rc::ptr_eq(&self.story, &other.story)
            && self.options == other.options
            && self.outgoing == other.outgoing
    }
}

/// The widget. Send it an [`Action`] to do what a reader can do.
#[derive(Debug)]
pub struct App {
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
    /// Waits to show the next event of a story that plays.
    play: Option<Timeout>,
    /// What listens to the chart.
    gestures: Option<Gestures>,
    /// Brings the current event into view.
    follow: Option<AnimationFrame>,
    /// What tells which of a long story is in sight.
    sight: Option<Sight>,
    /// What draws for paper.
    printing: Option<EventListener>,
}

impl Component for App {
    type Message = Action;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let Props { story, options, .. } = ctx.props();
        Self {
            reader: options.reader(story),
            section: NodeRef::default(),
            focus: Focus::default(),
            reveal: None,
            moved: false,
            ready: false,
            looked: false,
            play: None,
            gestures: None,
            follow: None,
            sight: None,
            printing: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        let story = &ctx.props().story;
        let next = self.reader.after(story, &action);
        if next == self.reader {
            if matches!(action, Action::ScrolledMatrix(..)) {
                self.sight.iter().for_each(Sight::drawn);
            }
            return false;
        }
        if !action.is_of_sight()
            && let Some(section) = self.section.cast::<Element>()
        {
            let readers = [&self.reader, &next];
            self.focus.step(&section, story, readers, &action);
        }
        self.reveal = match action {
            Action::ChoseCell(_) => Some(matrix::CHOSEN.to_owned()),
            Action::ChoseEvent(event) => story.events().get(event).map(timeline::opener),
            _ => self.reveal.take().filter(|_| action.is_of_sight()),
        };
        self.looked |= matches!(action, Action::LookedTo(_));
        self.moved |= next.moment != self.reader.moment;
        let told = view::notices(story, &self.reader, &next);
        self.reader = next;
        self.play = self.reader.playing.then(|| {
            let link = ctx.link().clone();
            Timeout::new(PAUSE, move || link.send_message(Action::PlayedOn))
        });
        for notice in told {
            ctx.props().outgoing.emit(notice);
        }
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        if !Rc::ptr_eq(&ctx.props().story, &old.story) {
            self.reader = ctx.props().options.reader(&ctx.props().story);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let story = &ctx.props().story;
        let reader = &self.reader;
        let shown = view::matrix(story, reader);
        let legend_shown = view::legend(story, reader, &shown);
        let link = ctx.link();
        let onclick = {
            let (story, arranged) = (Rc::clone(story), reader.arrangement.clone());
            link.batch_callback(move |event: MouseEvent| gesture::click(&event, &story, &arranged))
        };
        let onchange = {
            let (story, arranged) = (Rc::clone(story), reader.arrangement.clone());
            link.batch_callback(move |event: Event| gesture::choose(&event, &story, &arranged))
        };
        let onkeydown = {
            let (story, open) = (Rc::clone(story), reader.chosen.is_some() || reader.playing);
            link.batch_callback(move |event: KeyboardEvent| gesture::key(&event, &story, open))
        };
        let oninput = link.batch_callback(|event: InputEvent| gesture::input(&event));
        let language = reader.story_language(story);
        let title = heading(reader.heading_level.below(0), "title")
            .with("id", "title")
            .told_in(language)
            .words(&story.title);
        let summary = story.summary.as_deref().unwrap_or_default();
        let header = element("header", "header")
            .child(title.html())
            .child(told("p", "summary", summary, language))
            .child(share(&view::share(reader)));
        let charted = chart::Charted {
            story: Rc::clone(story),
            words: reader.words,
            chart: view::chart(story, reader),
        };
        let controls = Piece::drawn(
            "controls",
            Content::Controls(Arranged {
                story: Rc::clone(story),
                words: reader.words,
                arrangement: reader.arrangement.clone(),
                kinds: legend_shown.kinds(),
            }),
        );
        let notice = text("p", "notice", reader.notice.as_deref().unwrap_or_default());
        let columns = (shown.size[1] > matrix::FEW).then_some("many");
        let access = element("div", "access")
            .hidden(reader.shown == Shown::Timeline)
            .child(matrix::matrix(shown, controls))
            .child(legend(&legend_shown));
        let events = timeline::timeline(view::timeline(story, reader));
        let announcement = element("div", "announcement")
            .with("role", "status")
            .words(&reader.announcement);
        html! {
            <section ref={self.section.clone()} class="story" part="story" lang={reader.words.language()}
                dir={reader.words.direction()}
                aria-labelledby="title" data-view={reader.shown.name()} data-columns={columns} data-asked={reader.chosen.map(|_| "")} {onclick} {onkeydown} {oninput} {onchange}>
                {header.html()}
                {notice}
                {moment(&view::moment(story, reader))}
                {Piece::drawn("chart", Content::Chart(charted))}
                {access.html()}
                {why(&view::why(story, reader))}
                {events.hidden(reader.shown == Shown::Matrix).html()}
                {announcement.html()}
            </section>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let story = &ctx.props().story;
        let Some(section) = self.section.cast::<Element>() else {
            return;
        };
        let mut again = None;
        if first {
            // Before the page shows anything, since how high the chart is depends on it.
            let room = zoom::room(&section).map(Action::Charted);
            again = room.filter(|room| self.reader.after(story, room) != self.reader);
            let tell = ctx.link().callback(Action::Charted);
            self.gestures = Gestures::of(&section, tell);
            self.sight = Sight::of(&section, ctx.link().callback(|action| action));
            let (link, story) = (ctx.link().clone(), Rc::clone(story));
            self.printing = print::before_print(&section, move || {
                let app = link.get_component()?;
                Some(app.printed(&story))
            });
        }
        if let Some(target) = self.reveal.take()
            && let Some(element) = found(&section, &target)
        {
            uncover(&element);
        }
        self.focus.drawn(&section);
        self.sight.iter().for_each(Sight::drawn);
        if first {
            // Now, since what was drawn before may have been scrolled elsewhere, and has the last word.
            timeline::keep_in_view(&section);
        } else if core::mem::take(&mut self.moved) {
            // In the frame that is about to be drawn: to measure now would lay the page out twice.
            self.follow = Some(request_animation_frame(move |_| {
                timeline::keep_in_view(&section);
            }));
        } else if core::mem::take(&mut self.looked) {
            // Once all rows are drawn, which may be later than where the focus went.
            self.follow = Some(request_animation_frame(move |_| {
                found(&section, matrix::STOP).as_ref().map(into_view);
            }));
        }
        match again {
            Some(again) => ctx.link().send_message(again),
            None if !self.ready => {
                self.ready = true;
                let standing = view::standing(story, &self.reader);
                ctx.props().outgoing.emit(Notice::Ready(standing));
            }
            None => {}
        }
    }
}

impl App {
    /// Where the reader is.
    #[must_use]
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// The whole story, as far as the screen shows only some of it.
    fn printed(&self, story: &Story) -> Html {
        let print = view::print(story, &self.reader);
        let mut why = view::why(story, &self.reader);
        let heading = heading(why.level, "heading").words(print.heading);
        why.level += 1;
        let events = print.events.iter().map(|event| why::event(event, &why));
        let mut reader = self.reader.clone();
        reader.viewport.whole = true;
        let whole = view::matrix(story, &reader);
        // A table that is drawn whole is there already.
        let table = whole.large.then(|| matrix::table(whole, Piece::printed));
        element("div", "printed")
            .children(table.into_iter().collect())
            .child(heading.html())
            .children(events.collect())
            .html()
    }
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
