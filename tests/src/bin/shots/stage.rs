//! The browser with the app in it, and how a picture is taken.

use std::path::{Path, PathBuf};

use hue_model::settings::{GetSettings, SaveSettings, Settings};
use hue_tests::app;
use hue_tests::browser::Browser;
use hue_tests::phone::{Door, Phone};
use serde_json::json;

use crate::form::Form;

/// Everything has arrived and stands still: letters, answers, and pictures, those below the fold as well.
const STILL: &str = "for (const image of document.images) image.loading = 'eager';
    return document.fonts.status === 'loaded'
    && document.querySelector('h1, h2, dialog[open]')
    && !document.querySelector('.skeleton, .splash:last-child, .spinner, [aria-busy=true], hue-map:not([data-drawn])')
    && [...document.images].every((image) => image.complete)";

/// The voices of a phone: the machine that takes the pictures has none.
const VOICES: &str = "const voices = ['vi-VN', 'en-US'].map((lang) => ({ lang, localService: true }));
    Object.defineProperty(window, 'speechSynthesis', { value: { getVoices: () => voices, speak() {}, cancel() {} } })";

/// A browser with chị Lan's app.
pub(crate) struct Stage {
    /// The browser.
    pub(crate) browser: Browser,
    /// The engine behind the page.
    pub(crate) phone: Door,
    out: PathBuf,
    taken: usize,
}

impl Stage {
    /// Opens the app with its one-time address.
    pub(crate) async fn open(address: &str, out: &Path) -> Self {
        let browser = Browser::start().await;
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": VOICES })).await;
        browser.open(address).await;
        let phone = Door::beside(&browser.screen).await;
        Self { browser, phone, out: out.into(), taken: 0 }
    }

    /// Changes what is set on the device.
    pub(crate) async fn set(&self, change: impl Fn(&mut Settings)) {
        let mut settings = self.phone.call(GetSettings {}).await.expect("settings are there");
        change(&mut settings);
        self.phone.call(SaveSettings { settings }).await.expect("settings are kept");
    }

    /// Waits until the engine has kept what the app was told, before anything else is set.
    pub(crate) async fn kept(&self, what: &str, check: impl Fn(&Settings) -> bool) {
        self.phone
            .until(what, async |phone| {
                phone.call(GetSettings {}).await.ok().filter(|settings| check(settings))
            })
            .await;
    }

    /// Brings the app back in front of the tab it opened for signing in: what lies behind is not drawn.
    pub(crate) async fn come_back(&self) {
        self.browser.devtools("Page.bringToFront", json!({})).await;
    }

    /// Goes to an address of the app the way the back button does, without loading it anew.
    pub(crate) async fn go(&self, path: &str) {
        app::at(&self.browser.screen, path).await;
    }

    /// Presses what this selector finds first, once it is there.
    pub(crate) async fn press(&self, selector: &str) {
        let press = "const one = document.querySelector(args[0]); if (one) one.click(); return !!one";
        let there = self.browser.screen.wait(press, &[selector]).await;
        assert_eq!(there, true, "{selector} is not on the screen: {}", self.browser.screen.text().await);
    }

    /// Writes into what this selector finds, as a keyboard does.
    pub(crate) async fn write(&self, selector: &str, text: &str) {
        let write = "const one = document.querySelector(args[0]); if (!one) return false;
            one.value = args[1]; one.dispatchEvent(new Event('input', { bubbles: true })); return true";
        let there = self.browser.screen.wait(write, &[selector, text]).await;
        assert_eq!(there, true, "{selector} is not on the screen: {}", self.browser.screen.text().await);
    }

    /// Waits until this selector finds something.
    pub(crate) async fn sees(&self, selector: &str) {
        let there = self.browser.screen.wait("return !!document.querySelector(args[0])", &[selector]).await;
        assert_eq!(there, true, "{selector} is not on the screen: {}", self.browser.screen.text().await);
    }

    /// A screen of the app in all its forms.
    pub(crate) async fn picture(&mut self, screen: &str) {
        self.picture_in(screen, Form::all()).await;
    }

    /// A screen that visitors meet: in their languages too.
    pub(crate) async fn picture_for_visitors(&mut self, screen: &str) {
        self.picture_in(screen, Form::for_visitors().chain(Form::all())).await;
    }

    async fn picture_in(&mut self, screen: &str, forms: impl Iterator<Item = Form>) {
        for form in forms {
            self.set(|settings| settings.language = Some(form.language)).await;
            let spoken = self
                .browser
                .screen
                .wait("return document.documentElement.lang === args[0]", &[form.tag()])
                .await;
            assert_eq!(spoken, true, "the app speaks {}", form.tag());
            self.shoot(screen, form).await;
        }
        println!("  {screen}");
    }

    /// What is on the screen, in this form, as a file.
    pub(crate) async fn shoot(&mut self, screen: &str, form: Form) {
        self.dress(form.size, form.dark, 1).await;
        self.letters(form.large).await;
        self.fits(screen, form).await;
        self.keep(&format!("{screen}-{}", form.suffix())).await;
    }

    /// Width, height and colours of the window, without motion.
    pub(crate) async fn dress(&self, (width, height): (u32, u32), dark: bool, scale: u32) {
        let phone = width < 900;
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": phone });
        self.browser.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
        let scheme = if dark { "dark" } else { "light" };
        let features = [("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")];
        let features = features.map(|(name, value)| json!({ "name": name, "value": value }));
        self.browser.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
        let wide = "return innerWidth === Number(args[0])";
        self.browser.screen.wait(wide, &[&width.to_string()]).await;
    }

    /// Letters as the browser's setting makes them: twice as large, or as they are.
    async fn letters(&self, large: bool) {
        let size = if large { "200%" } else { "" };
        self.browser
            .screen
            .wait("document.documentElement.style.fontSize = args[0]; return true", &[size])
            .await;
    }

    /// Nothing sticks out of the window sideways and nothing that is written is cut off, whatever the size of the letters.
    async fn fits(&self, screen: &str, form: Form) {
        let out = self.browser.screen.sticks_out(form.size.0).await;
        assert_eq!(out, json!([]), "{screen} is wider than its window in the form {}", form.suffix());
        let cut = self.browser.screen.cut_off().await;
        assert_eq!(cut, json!([]), "{screen} is cut off in the form {}", form.suffix());
    }

    /// Waits until nothing moves and writes the picture.
    pub(crate) async fn keep(&mut self, name: &str) {
        let still = self.browser.screen.wait(STILL, &[]).await;
        assert_eq!(still, true, "{name} never comes to rest: {}", self.moving().await);
        let twice = "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";
        self.browser.screen.client.execute(twice, vec![]).await.expect("the page is drawn");
        let picture = self.browser.screen.client.screenshot().await.expect("the browser shows its screen");
        std::fs::write(self.out.join(format!("{name}.png")), picture).expect("a picture can be written");
        self.taken += 1;
    }

    /// What has not come to rest, for the message of a failure.
    async fn moving(&self) -> String {
        let images =
            "[...document.images].filter((image) => !image.complete).map((image) => image.outerHTML)";
        let waits =
            "[...document.querySelectorAll('.skeleton, .splash:last-child, .spinner, [aria-busy=true]')]";
        let script = format!(
            "return [document.fonts.status, {images}, {waits}.map((one) => one.outerHTML)].join('\\n')"
        );
        let said = self.browser.screen.client.execute(&script, vec![]).await.ok();
        said.and_then(|said| said.as_str().map(Into::into)).unwrap_or_default()
    }

    /// Ends the browser; answers how many pictures there are.
    pub(crate) async fn close(self) -> usize {
        self.browser.close().await;
        self.taken
    }
}
