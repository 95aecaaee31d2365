//! News of a daily service are a line at the foot of whatever screen is open, and a notification of the system where nobody
//! looks at it.

use dioxus::prelude::*;
use hue_i18n::{Words, args};
use hue_model::dossier;
use hue_model::news::ServiceNews;

use crate::bridge::{dom, notify};
use crate::hook::{use_alarms, use_toasts, use_words};
use crate::route::Route;

/// Says each of them once; call it once, in the frame.
pub(crate) fn use_news_toast() {
    let (words, toasts) = (use_words(), use_toasts());
    let navigator = use_navigator();
    let mut news = use_alarms().news;
    use_effect(use_reactive!(|(words,)| {
        if news.read().is_empty() {
            return;
        }
        for news in news.take() {
            let text = news_text(words, &news);
            let ServiceNews { service, item, .. } = news;
            if !dom::is_looked_at() {
                // A dossier is nobody else's: a locked screen says no more than that there is news.
                let shown = if service == dossier::SERVICE { words.t("news-private") } else { text.clone() };
                notify(&words.t("news-title"), &shown, &format!("{service} {item}"));
            }
            toasts.offer(text, words.t("news-look"), move || {
                navigator.push(Route::ServiceUseItem { id: service.clone(), item: item.clone() });
            });
        }
    }));
}

fn news_text(words: Words, news: &ServiceNews) -> String {
    let key = format!("news-{}-{}", news.service.replace('.', "-"), news.state);
    words.get(&key, &args! { "subject" => news.subject.clone() })
}
