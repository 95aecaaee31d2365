//! A new report: a draft is made, and the form opens on it.

use dioxus::prelude::*;
use hue_model::Problem;
use hue_model::report::DraftContent;
use hue_model::shell::GetPack;

use super::desk::use_desk;
use super::{Opening, Unopened};
use crate::bridge::Backend;
use crate::hook::{use_backend, use_title, use_words};
use crate::route::Route;

/// Makes a draft and goes on to it: its address then survives a reload.
#[component]
pub fn NewReport() -> Element {
    rsx! {
        Begin {}
    }
}

/// The same with the category chosen.
#[component]
pub fn NewReportAbout(category: String) -> Element {
    rsx! {
        Begin { category }
    }
}

#[component]
fn Begin(category: Option<String>) -> Element {
    let words = use_words();
    use_title(words.t("report-new-title"));
    let (backend, desk, navigator) = (use_backend(), use_desk(), use_navigator());
    let mut made = use_resource(move || {
        let (backend, desk, category) = (backend.clone(), desk.clone(), category.clone());
        async move {
            let service_code = known(&backend, category).await;
            let content = DraftContent { service_code, ..DraftContent::default() };
            let id = desk.fresh(&backend, content).await?;
            navigator.replace(Route::EditDraft { id });
            Ok::<(), Problem>(())
        }
    });
    rsx! {
        if let Some(Err(problem)) = &*made.read() {
            Unopened { problem: problem.clone(), on_again: move |()| made.restart() }
        } else {
            Opening {}
        }
    }
}

/// The category of an address, where the city knows it; a form without one asks.
async fn known(backend: &Backend, category: Option<String>) -> Option<String> {
    let category = category?;
    let pack = backend.call(GetPack {}).await.ok()?;
    pack.categories.iter().any(|one| one.service_code == category).then_some(category)
}
