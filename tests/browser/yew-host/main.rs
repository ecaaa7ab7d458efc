//! A page that is itself a Yew program, for the browser tests to see that it and the widget do not meet.
//!
//! It has more handlers than a small program needs: Yew numbers them, and so does the widget's.

use yew::prelude::*;

/// The buttons by what they do; the last ones are there to be pressed by mistake.
const BUTTONS: [&str; 6] = ["move", "remove", "c", "d", "e", "f"];

#[component(Host)]
fn host() -> Html {
    let pressed = use_state(|| [0_u32; BUTTONS.len()]);
    let around = use_state(|| 0_u32);
    let buttons = BUTTONS.iter().enumerate().map(|(at, name)| {
        let pressed = pressed.clone();
        let press = move |_: MouseEvent| {
            let mut counts = *pressed;
            if let Some(count) = counts.get_mut(at) {
                *count += 1;
            }
            pressed.set(counts);
        };
        html! { <button key={*name} id={*name} onclick={press}>{ *name }</button> }
    });
    let [moves, removals, ..] = *pressed;
    let moment = if moves % 2 == 0 { "start" } else { "ban" };
    let met = {
        let around = around.clone();
        move |_: MouseEvent| around.set(*around + 1)
    };
    html! {
        <main>
            <p id="counts">{ format!("{:?} {}", *pressed, *around) }</p>
            <div>{ for buttons }</div>
            <div onclick={met}>
                if removals % 2 == 0 {
                    <who-can-use id="story" src="/story.json" moment={moment} loading="eager">
                        <p>{ "The events, in plain words." }</p>
                    </who-can-use>
                }
            </div>
        </main>
    }
}

fn main() {
    yew::Renderer::<Host>::new().render();
}
