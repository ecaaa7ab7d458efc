//! All of it works by keyboard, and no key is taken from the rest of the page.

use browser_tests::{Outcome, Page, Widget};
use serde::Deserialize;
use thirtyfour::Key;

use crate::host::{embedding, offices, offices_at};

/// Far more stops than the offices' story has.
const STOPS: usize = 40;

pub async fn tab_goes_through_the_controls_in_reading_order(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"licence\"").await?;
    let forward = stops(page, &widget, "before", "after", Key::Tab).await?;
    assert_eq!(
        forward.iter().filter(|region| *region == "matrix").count(),
        1,
        "the cells are one stop"
    );
    let mut regions = forward.clone();
    regions.dedup();
    assert_eq!(
        regions,
        [
            "share", "play", "previous", "slider", "next", "now", "chart", "compare", "arrange",
            "matrix", "why", "search", "timeline"
        ]
    );
    Ok(())
}

pub async fn shift_tab_goes_all_the_way_back(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"licence\"").await?;
    let forward = stops(page, &widget, "before", "after", Key::Tab).await?;
    let mut back = stops(page, &widget, "after", "before", Key::Shift).await?;
    back.reverse();
    assert_eq!(back, forward);
    Ok(())
}

pub async fn arrows_move_through_the_matrix(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"licence\"").await?;
    widget
        .focus("[part~=cell][data-who=town][data-what=pen]")
        .await?;
    let steps = [
        (Key::Right, "town/brush"),
        (Key::Down, "library/brush"),
        (Key::Left, "library/pen"),
        (Key::Down, "school/pen"),
        (Key::Up, "library/pen"),
    ];
    for (key, cell) in steps {
        page.press(&[key]).await?;
        focused(&widget, cell).await?;
    }
    // It is still one stop, and the one the reader left.
    page.press(&[Key::Tab]).await?;
    widget
        .until("the focus has left the matrix", |view| {
            view.focused_region() != "matrix"
        })
        .await?;
    page.press_shift_tab().await?;
    focused(&widget, "library/pen").await
}

pub async fn enter_and_space_say_why(page: &Page) -> Outcome {
    for key in [Key::Enter, Key::Space] {
        let widget = offices(page, "moment=\"licence\"").await?;
        widget
            .focus("[part~=cell][data-who=town][data-what=pen]")
            .await?;
        page.press(&[Key::Right, Key::Down, Key::Left]).await?;
        focused(&widget, "library/pen").await?;
        page.press(&[key]).await?;
        let answers = |words: &str| {
            words.contains("The library signs a licence") && words.contains("in the reading room")
        };
        widget
            .until("the cell says why", |view| {
                view.why.as_deref().is_some_and(answers)
            })
            .await?;
        focused(&widget, "library/pen").await?;
    }
    Ok(())
}

pub async fn an_update_leaves_the_focus_where_it_is(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"start\"").await?;
    widget
        .focus("[part~=cell][data-who=town][data-what=pen]")
        .await?;
    page.press(&[Key::Down]).await?;
    focused(&widget, "library/pen").await?;
    widget.set("moment", "ban").await?;
    widget
        .until("the ban is in force", |view| view.matrix() == offices_at(4))
        .await?;
    focused(&widget, "library/pen").await
}

pub async fn the_last_moment_does_not_lose_the_focus(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"ban\"").await?;
    for (button, end) in [("next", 5), ("previous", 0)] {
        widget.focus(&format!("[part~={button}]")).await?;
        // One press more than there are moments.
        page.press(&vec![Key::Enter; 6]).await?;
        let view = widget
            .until("the story has no more moments", |view| {
                view.moment == Some(end)
            })
            .await?;
        assert_ne!(
            view.focused_region(),
            "",
            "{button} took the focus with it at moment {end}"
        );
    }
    Ok(())
}

pub async fn keys_outside_the_element_are_the_pages_own(page: &Page) -> Outcome {
    let widget = offices(page, "moment=\"licence\"").await?;
    let before = widget.view().await?;
    page.driver()
        .execute("document.querySelector('#before').focus()", Vec::new())
        .await?;
    let keys = [
        Key::Right,
        Key::Left,
        Key::Home,
        Key::End,
        Key::Down,
        Key::Up,
        Key::Escape,
        Key::PageDown,
    ];
    page.press(&keys).await?;
    #[derive(Debug, Deserialize)]
    struct Pressed {
        key: String,
        prevented: bool,
    }
    let pressed: Vec<Pressed> = page.recorded("keys").await?;
    assert_eq!(pressed.len(), keys.len(), "the page heard {pressed:?}");
    for Pressed { key, prevented } in pressed {
        assert!(!prevented, "{key} was taken from the page");
    }
    let after = widget.view().await?;
    assert_eq!((after.moment, after.why), (before.moment, before.why));
    Ok(())
}

pub async fn the_element_takes_no_focus_by_itself(page: &Page) -> Outcome {
    let field = "<input id=\"field\" autofocus>";
    page.here.serve(
        "/story.json",
        browser_tests::Reply::json(browser_tests::input::OFFICES),
    );
    embedding(page, "src=\"/story.json\" moment=\"ban\"", field).await?;
    page.driver()
        .execute("document.querySelector('#before').focus()", Vec::new())
        .await?;
    let widget = page.widget("#story");
    widget.shown().await?;
    widget.set("moment", "end").await?;
    let view = widget
        .until("the appeal is in force", |view| {
            view.matrix() == offices_at(5)
        })
        .await?;
    assert_eq!(view.focus.map(|place| place.id).as_deref(), Some("before"));
    Ok(())
}

/// Whether the focus is somewhere else than when this was asked before.
const MOVED: &str = "let node = document.activeElement;
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    const moved = node !== window.recorded.focus;
    window.recorded.focus = node;
    return moved";

/// The controls the focus stops at on its way from one button of the page to the other.
async fn stops(
    page: &Page,
    widget: &Widget<'_>,
    from: &str,
    to: &str,
    key: Key,
) -> Outcome<Vec<String>> {
    let focus = format!("document.querySelector('#{from}').focus(); {MOVED}");
    page.driver().execute(focus, Vec::new()).await?;
    let mut stops = Vec::new();
    for _ in 0..STOPS {
        match key {
            Key::Shift => page.press_shift_tab().await?,
            _ => page.press(&[Key::Tab]).await?,
        }
        page.until("the focus goes on", async || {
            let moved: bool = page.run(MOVED, &[]).await?;
            Ok(moved.then_some(()).ok_or_else(String::new))
        })
        .await?;
        let Some(place) = widget.view().await?.focus else {
            continue;
        };
        if place.id == to {
            return Ok(stops);
        }
        stops.push(if place.region.is_empty() {
            place.id
        } else {
            place.region
        });
    }
    Err(browser_tests::Failure::new(format!(
        "the focus does not come from {from} to {to}: {stops:?}"
    )))
}

async fn focused(widget: &Widget<'_>, cell: &str) -> Outcome {
    widget
        .until(&format!("{cell} has the focus"), |view| {
            view.focused_cell().as_deref() == Some(cell)
        })
        .await?;
    Ok(())
}
