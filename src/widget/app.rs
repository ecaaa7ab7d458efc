//! The whole widget: keeps where the reader stands, and draws it.

use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use super::controls::Arranged;
use super::legend::legend;
use super::markup::{element, text};
use super::moment::moment;
use super::piece::{Content, Piece};
use super::share::share;
use super::sight::Sight;
use super::why::why;
use super::zoom::Gestures;
use super::{chart, gesture, matrix, timeline};
use crate::story::Story;
use crate::view::{self, Action, Chosen, Notice, Options, Reader, Shown};

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
    /// Where the focus has to go once the step is drawn.
    refocus: Option<String>,
    /// What has to be seen once the step is drawn, where the panel would cover it.
    reveal: Option<String>,
    /// Whether the step moved the reader through time.
    moved: bool,
    /// Waits to show the next event of a story that plays.
    play: Option<Timeout>,
    /// What listens to the chart.
    gestures: Option<Gestures>,
    /// Brings the current event into view.
    follow: Option<AnimationFrame>,
    /// What tells which of a long story is in sight.
    sight: Option<Sight>,
}

impl Component for App {
    type Message = Action;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let Props { story, options, .. } = ctx.props();
        Self {
            reader: options.reader(story),
            section: NodeRef::default(),
            refocus: None,
            reveal: None,
            moved: true,
            play: None,
            gestures: None,
            follow: None,
            sight: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        let story = &ctx.props().story;
        let next = self.reader.after(story, &action);
        if next == self.reader {
            return false;
        }
        self.refocus = self.refocus(story, &next, &action);
        self.reveal = match action {
            Action::ChoseCell(_) => Some(matrix::CHOSEN.to_owned()),
            Action::ChoseEvent(event) => story.events().get(event).map(timeline::opener),
            _ => None,
        };
        self.moved = next.moment != self.reader.moment;
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
            let story = Rc::clone(story);
            link.batch_callback(move |event: KeyboardEvent| gesture::key(&event, &story))
        };
        let oninput = link.batch_callback(|event: InputEvent| gesture::input(&event));
        let mut header = element("header", "header");
        if let Some(language) = &story.language {
            header = header.with("lang", language);
        }
        let charted = chart::Charted {
            story: Rc::clone(story),
            words: reader.words,
            chart: view::chart(story, reader),
        };
        let header = header
            .child(
                element("h2", "title")
                    .with("id", "title")
                    .words(&story.title)
                    .html(),
            )
            .child(text(
                "p",
                "summary",
                story.summary.as_deref().unwrap_or_default(),
            ))
            .child(share(&view::share(reader)));
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
                aria-labelledby="title" data-view={reader.shown.name()} data-asked={reader.chosen.map(|_| "")} {onclick} {onkeydown} {oninput} {onchange}>
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
        if first {
            let Props {
                story, outgoing, ..
            } = ctx.props();
            outgoing.emit(Notice::Ready(view::standing(story, &self.reader)));
        }
        let Some(section) = self.section.cast::<Element>() else {
            return;
        };
        if first {
            let tell = ctx.link().callback(Action::Charted);
            self.gestures = Gestures::of(&section, tell);
            self.sight = Sight::of(&section, ctx.link().callback(|action| action));
        }
        if let Some(target) = self.reveal.take()
            && let Some(element) = found(&section, &target)
        {
            uncover(&element);
        }
        if let Some(target) = self.refocus.take()
            && let Some(element) = found(&section, &target)
        {
            // An element that cannot take the focus leaves it where it is.
            let _ = element.focus();
        }
        if core::mem::take(&mut self.moved) {
            // In the frame that is about to be drawn: to measure now would lay the page out twice.
            self.follow = Some(request_animation_frame(move |_| {
                timeline::keep_in_view(&section);
            }));
        }
    }
}

impl App {
    /// Where the reader is.
    #[must_use]
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Where the focus has to go after a step: to what was opened, or back to what opened it. A reader who
    /// walks the matrix stays there, and one who is elsewhere on the page is left alone.
    fn refocus(&self, story: &Story, next: &Reader, action: &Action) -> Option<String> {
        let section = self.section.cast::<Element>()?;
        if matches!(action, Action::LookedTo(_)) {
            return Some(matrix::STOP.to_owned());
        }
        let inside = found(&section, ":focus")?;
        if matches!(action, Action::Charted(_)) && inside.matches(".plot *").unwrap_or_default() {
            return Some(chart::STOP.to_owned());
        }
        if next.chosen == self.reader.chosen || inside.matches("td").unwrap_or(false) {
            return None;
        }
        Some(match (next.chosen, self.reader.chosen) {
            (Some(_), _) if matches!(action, Action::ChoseCell(_) | Action::ChoseEvent(_)) => {
                super::why::ANSWER.to_owned()
            }
            (None, Some(Chosen::Cell(_))) => matrix::STOP.to_owned(),
            (None, Some(Chosen::Event(event))) => timeline::opener(story.events().get(event)?),
            _ => return None,
        })
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
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

pub(super) fn found(section: &Element, selector: &str) -> Option<HtmlElement> {
    use wasm_bindgen::JsCast as _;
    section.query_selector(selector).ok()??.dyn_into().ok()
}
