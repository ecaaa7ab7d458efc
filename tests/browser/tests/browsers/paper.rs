//! What is on paper: every event with what it changes and who says so, also where a script prints.

use browser_tests::{Outcome, Page, Reply, input};
use serde::Deserialize;

use crate::host::{FALLBACK, embedding};

/// What a page sees at once after it has told that it is about to be printed, as `print()` would.
const PRINTED: &str = "
    const root = document.querySelector('#story').shadowRoot;
    const before = root.querySelectorAll('.printed').length;
    dispatchEvent(new Event('beforeprint'));
    const copies = [...root.querySelectorAll('.printed')];
    const [copy] = copies;
    const seen = copy.checkVisibility();
    const text = (node) => node.textContent;
    return {
      before, seen, copies: copies.length,
      titles: [...copy.querySelectorAll('.answer')].map(text),
      changes: [...copy.querySelectorAll('.changes .name')].map(text),
      says: [...copy.querySelectorAll('.says, .quote')].filter((node) => !node.hidden).map(text),
      links: [...copy.querySelectorAll('a')].map(({ href }) => href),
      signs: [...copy.querySelectorAll('.set')]
        .filter((set) => getComputedStyle(set, '::before').clipPath.startsWith('polygon')).length,
    }";

#[derive(Debug, PartialEq, Deserialize)]
struct Printed {
    before: usize,
    seen: bool,
    copies: usize,
    titles: Vec<String>,
    changes: Vec<String>,
    says: Vec<String>,
    links: Vec<String>,
    signs: usize,
}

pub async fn every_event_is_on_paper_with_who_says_so(page: &Page) -> Outcome {
    page.here
        .serve("/story.json", Reply::json(input::MUSEUM))
        .serve("/hall.svg", Reply::file("hall.svg", input::PICTURE));
    embedding(page, "src=\"/story.json\"", FALLBACK).await?;
    page.widget("#story").shown().await?;
    let gazette = "https://gazette.example/water";
    let notice = "https://museum.example/notice";
    let mut expected = Printed {
        before: 0,
        // It is for paper only.
        seen: false,
        copies: 1,
        titles: texts(&[
            "The museum opens its doors",
            "Water comes through the roof",
            "Members may see the galleries",
            "The school asks for the archive",
            "The friends of the museum object",
            "The hall may open again",
        ]),
        changes: texts(&[
            "Public and Great hall",
            "Public and Galleries",
            "Staff and Workshop for paper and books",
            "Public and Great hall",
            "Public and Tower",
            "Members and Galleries",
            "Children and Archive",
            "Public and Great hall",
        ]),
        says: texts(&[
            "The hall stays closed for weeks.",
            "We were lucky that nobody was there.",
            "Nobody may enter the hall.",
            "In groups of six.",
        ]),
        links: texts(&[gazette, gazette, notice, gazette, notice]),
        signs: 8,
    };
    assert_eq!(page.run::<Printed>(PRINTED, &[]).await?, expected);
    // Printed again, it is drawn again, and once.
    expected.before = 1;
    assert_eq!(page.run::<Printed>(PRINTED, &[]).await?, expected);
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}
