//! Reading aloud with the voices that the webview has.

/// Whether this page can speak at all; with which voices, it says a moment later.
#[must_use]
pub fn page_speaks() -> bool {
    #[cfg(target_arch = "wasm32")]
    {
        web::synthesis().is_some()
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        false
    }
}

/// Whether there is a voice for a language, such as `vi`. Browsers look for their voices after the page is there: they
/// are given two seconds.
pub async fn has_voice(language: &str) -> bool {
    #[cfg(target_arch = "wasm32")]
    {
        for _ in 0..20 {
            if web::voice(language).is_some() {
                return true;
            }
            super::js::sleep(100).await;
        }
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = language;
    false
}

/// Says a text in a language; answers whether it was said to its end. It falls silent when this is dropped.
pub async fn speak(text: &str, language: &str) -> bool {
    #[cfg(target_arch = "wasm32")]
    {
        web::speak(text, language).await.unwrap_or(false)
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        let _ = (text, language);
        false
    }
}

#[cfg(target_arch = "wasm32")]
mod web {
    use js_sys::Promise;
    use wasm_bindgen::JsCast as _;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

    use super::super::js;

    pub(super) fn synthesis() -> Option<SpeechSynthesis> {
        Some(js::get(&web_sys::window()?.into(), "speechSynthesis")?.unchecked_into())
    }

    /// A voice on the device before one that needs a network.
    pub(super) fn voice(language: &str) -> Option<SpeechSynthesisVoice> {
        let voices = synthesis()?.get_voices();
        let all = voices.iter().map(|voice| voice.unchecked_into::<SpeechSynthesisVoice>());
        // Android writes `vi_VN`.
        let wanted = language.split('-').next();
        let fits = |voice: &SpeechSynthesisVoice| voice.lang().split(['-', '_']).next() == wanted;
        all.filter(fits).min_by_key(|voice| !voice.local_service())
    }

    pub(super) async fn speak(text: &str, language: &str) -> Option<bool> {
        let mut silent = Silent(Some(synthesis()?));
        let voice = voice(language)?;
        let utterance = SpeechSynthesisUtterance::new_with_text(text).ok()?;
        utterance.set_lang(&voice.lang());
        utterance.set_voice(Some(&voice));
        let said = Promise::new(&mut |end, error| {
            utterance.set_onend(Some(&end));
            utterance.set_onerror(Some(&error));
        });
        silent.0.iter().for_each(|synthesis| {
            synthesis.cancel();
            synthesis.speak(&utterance);
        });
        let ended = JsFuture::from(said).await.is_ok();
        // What speaks by now is somebody else's.
        silent.0 = None;
        Some(ended)
    }

    /// Silences what speaks when it is dropped before the end.
    struct Silent(Option<SpeechSynthesis>);

    impl Drop for Silent {
        fn drop(&mut self) {
            self.0.iter().for_each(SpeechSynthesis::cancel);
        }
    }
}
