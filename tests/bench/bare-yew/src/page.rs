//! The page: one component, drawn whole after everything that a reader does.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::{
    CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlElement, HtmlInputElement,
};
use yew::prelude::*;

use crate::matrix::{ACCESS, Matrix, Story};

const ROW: usize = 28;
/// Rows drawn above and below what is in view.
const SPARE: usize = 2;

/// What is shown.
#[derive(Properties, Clone)]
pub struct Props {
    pub story: Rc<Story>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.story, &other.story)
    }
}

/// The page.
pub struct Page {
    matrix: Matrix,
    chosen: Option<Chosen>,
    /// The first time of the strip and how much it shows.
    frame: (f64, f64),
    list: Scroller,
    grid: Scroller,
    canvas: NodeRef,
}

/// A scrolled box, and how far it is scrolled.
#[derive(Default)]
struct Scroller {
    node: NodeRef,
    top: usize,
    room: usize,
}

#[derive(Clone, Copy)]
enum Chosen {
    Event(usize),
    Cell(usize),
}

/// What a reader does.
pub enum Message {
    Went(usize),
    Chose(usize),
    Asked(usize),
    Turned(f64, bool),
    Scrolled,
}

impl Component for Page {
    type Message = Message;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let mut matrix = Matrix::of(&ctx.props().story);
        matrix.go(matrix.times.len());
        let first = matrix.times.first().copied().unwrap_or_default();
        let last = matrix.times.last().copied().unwrap_or_default();
        Self {
            matrix,
            chosen: None,
            frame: (first, (last - first).max(1.0)),
            list: Scroller {
                room: 240,
                ..Scroller::default()
            },
            grid: Scroller {
                room: 420,
                ..Scroller::default()
            },
            canvas: NodeRef::default(),
        }
    }

    fn update(&mut self, _: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Went(moment) => self.matrix.go(moment),
            Message::Chose(event) => self.chosen = Some(Chosen::Event(event)),
            Message::Asked(cell) => self.chosen = Some(Chosen::Cell(cell)),
            Message::Turned(at, closer) => {
                let first = self.matrix.times.first().copied().unwrap_or_default();
                let last = self.matrix.times.last().copied().unwrap_or_default();
                let (from, span) = self.frame;
                let next =
                    if closer { span * 0.7 } else { span / 0.7 }.min((last - first).max(1.0));
                self.frame = ((from + at * (span - next)).clamp(first, last - next), next);
            }
            Message::Scrolled => return self.list.measure() | self.grid.measure(),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let story = &ctx.props().story;
        let count = story.events.len();
        let when = match self.matrix.moment.checked_sub(1) {
            Some(event) => format!("{}: {}", day(story, event), story.events[event].title),
            None => "Before all events".to_owned(),
        };
        let oninput = link.batch_callback(|event: InputEvent| {
            let slider: HtmlInputElement = event.target_dyn_into()?;
            Some(Message::Went(slider.value_as_number() as usize))
        });
        let onscroll = link.callback(|_: Event| Message::Scrolled);
        let onwheel = link.batch_callback(|event: WheelEvent| {
            let canvas: HtmlElement = event.target_dyn_into()?;
            event.ctrl_key().then(|| {
                event.prevent_default();
                let at = f64::from(event.offset_x()) / f64::from(canvas.offset_width());
                Message::Turned(at, event.delta_y() < 0.0)
            })
        });
        let (from, span) = self.frame;
        let shown = self.matrix.up_to(from - 1.0)..self.matrix.up_to(from + span);
        html! {
            <>
                <h2>{ &story.title }</h2>
                <output class="when">{ when }</output>
                <input class="slider" type="range" min="0" max={count.to_string()}
                    value={self.matrix.moment.to_string()} aria-label="Moment" {oninput} />
                <canvas class="plot" ref={self.canvas.clone()} {onwheel} />
                <p class="axis">{ format!("events {} to {}", shown.start, shown.end) }</p>
                <div class="list" ref={self.list.node.clone()} onscroll={onscroll.clone()}>
                    { self.events(story, link) }
                </div>
                <div class="why">{ self.why(story) }</div>
                <div class="grid" ref={self.grid.node.clone()} {onscroll}>{ self.rows(story, link) }</div>
            </>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        // What cannot be drawn on is left blank.
        let _ = self.draw();
    }
}

impl Scroller {
    /// Takes over how far it is scrolled, and says whether other rows are in view.
    fn measure(&mut self) -> bool {
        let was = self.top / ROW;
        if let Some(node) = self.node.cast::<Element>() {
            self.top = node.scroll_top().max(0) as usize;
            self.room = node.client_height().max(0) as usize;
        }
        self.top / ROW != was
    }

    /// The rows that are drawn, and the padding that stands for the others.
    fn window(&self, count: usize) -> (std::ops::Range<usize>, String) {
        let room = self.room.div_ceil(ROW) + 2 * SPARE;
        let first = (self.top / ROW)
            .saturating_sub(SPARE)
            .min(count.saturating_sub(room));
        let end = (first + room).min(count);
        let style = format!("padding: {}px 0 {}px", first * ROW, (count - end) * ROW);
        (first..end, style)
    }
}

impl Page {
    fn events(&self, story: &Story, link: &yew::html::Scope<Self>) -> Html {
        let (shown, style) = self.list.window(story.events.len());
        let item = |event: usize| {
            let onclick = link.callback(move |_: MouseEvent| Message::Chose(event));
            let past = (event < self.matrix.moment).then_some("");
            html! {
                <li key={event} class="event" data-past={past} {onclick}>
                    <time>{ day(story, event) }</time>{ " " }{ &story.events[event].title }
                </li>
            }
        };
        html! { <div {style}><ol>{ for shown.map(item) }</ol></div> }
    }

    fn rows(&self, story: &Story, link: &yew::html::Scope<Self>) -> Html {
        let (shown, style) = self.grid.window(story.who.len());
        let row = |row: usize| {
            let cell = |column: usize| {
                let cell = row * self.matrix.columns + column;
                let access = ACCESS[usize::from(self.matrix.access[cell])];
                let onclick = link.callback(move |_: MouseEvent| Message::Asked(cell));
                html! { <td key={column} class={access} {onclick}>{ access }</td> }
            };
            html! {
                <tr key={row}>
                    <th>{ &story.who[row].name }</th>
                    { for (0..story.what.len()).map(cell) }
                </tr>
            }
        };
        let width = format!("width: {}px", (story.what.len() + 1) * 88);
        html! {
            <div {style}>
                <table style={width}>
                    <thead><tr><th />{ for story.what.iter().map(|what| html! { <th>{ &what.name }</th> }) }</tr></thead>
                    <tbody>{ for shown.map(row) }</tbody>
                </table>
            </div>
        }
    }

    fn why(&self, story: &Story) -> Html {
        match self.chosen {
            None => Html::default(),
            Some(Chosen::Event(event)) => {
                let told = &story.events[event];
                html! { format!("{}: {}. {}", day(story, event), told.title, told.detail) }
            }
            Some(Chosen::Cell(cell)) => {
                let reason = |(event, access): (usize, u8)| {
                    let (title, access) = (&story.events[event].title, ACCESS[usize::from(access)]);
                    html! { <p>{ format!("{}: {title} ({access})", day(story, event)) }</p> }
                };
                let who = &story.who[cell / self.matrix.columns].name;
                let what = &story.what[cell % self.matrix.columns].name;
                html! { <><b>{ format!("{who}, {what}") }</b>{ for self.matrix.why(cell).map(reason) }</> }
            }
        }
    }

    /// The marks of the events, one for each pixel that has any, and the moment as a line.
    fn draw(&self) -> Option<()> {
        let canvas: HtmlCanvasElement = self.canvas.cast()?;
        let (width, height) = (canvas.client_width(), canvas.client_height());
        if canvas.width() != width as u32 {
            canvas.set_width(width as u32);
            canvas.set_height(height as u32);
        }
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let (width, height) = (f64::from(width), f64::from(height));
        let (from, span) = self.frame;
        let x = |time: f64| (time - from) / span * width;
        context.clear_rect(0.0, 0.0, width, height);
        context.set_fill_style_str("#369");
        let times = &self.matrix.times;
        let (mut event, end) = (
            self.matrix.up_to(from - 1.0),
            self.matrix.up_to(from + span),
        );
        while event < end {
            let pixel = x(times[event]).floor();
            context.fill_rect(pixel, 30.0, 1.0, 40.0);
            let next = self.matrix.up_to(from + (pixel + 1.0) / width * span);
            event = next.max(event + 1);
        }
        if let Some(event) = self.matrix.moment.checked_sub(1) {
            context.set_fill_style_str("#c00");
            context.fill_rect(x(times[event]), 0.0, 2.0, height);
        }
        Some(())
    }
}

fn day(story: &Story, event: usize) -> &str {
    story.events[event].when.get(..10).unwrap_or_default()
}
