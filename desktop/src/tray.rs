//! The icon beside the clock: how things stand, ways in, and the way out. It speaks the desktop's own protocol
//! (StatusNotifierItem on the session bus), so it needs no library of the system; where nobody shows such icons it waits.

mod picture;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hue_shell::{Sign, Signs, Tone};
use ksni::menu::StandardItem;
use ksni::{Category, Icon, MenuItem, OfflineReason, Status, ToolTip, TrayMethods};
use tauri::{AppHandle, Manager, Runtime, Window};

use crate::autostart::Autostart;
use crate::instance::to_the_front;

/// What closing the window needs to know.
#[derive(Clone, Default)]
pub(crate) struct Listening {
    wanted: Arc<AtomicBool>,
    shown: Arc<AtomicBool>,
}

impl Listening {
    /// Hides the window instead of closing it, if the citizen wants that and finds the way back.
    pub(crate) fn hides<R: Runtime>(&self, window: &Window<R>) -> bool {
        let goes_on = self.wanted.load(Ordering::Relaxed) && self.shown.load(Ordering::Relaxed);
        goes_on && window.hide().is_ok()
    }
}

/// Shows the icon for as long as the app runs, and keeps the start with the session as the citizen wants it. `data` is
/// the app's folder where it was given one.
pub(crate) fn start<R: Runtime>(app: &AppHandle<R>, data: Option<PathBuf>) {
    let listening = Listening::default();
    app.manage(listening.clone());
    let app = app.clone();
    let signs = hue_shell::signs(&app, language());
    let config = app.path().config_dir().map_err(std::io::Error::other);
    let autostart = config.and_then(|config| Autostart::new(&config, &app.config().identifier, data));
    match autostart {
        Ok(autostart) => drop(tauri::async_runtime::spawn(start_as_wanted(autostart, signs.clone()))),
        Err(error) => tracing::info!(%error, "the app cannot start with the session"),
    }
    tauri::async_runtime::spawn(async move {
        if let Err(error) = show(&app, listening, signs).await {
            tracing::info!(%error, "no icon beside the clock");
        }
    });
}

async fn start_as_wanted(autostart: Autostart, mut signs: Signs) {
    loop {
        let wanted = signs.borrow_and_update().as_ref().and_then(|sign| sign.start_at_login);
        if let Some(Err(error)) = wanted.map(|wanted| autostart.set(wanted)) {
            tracing::warn!(%error, "the start with the session is not as the citizen wants it");
        }
        if signs.changed().await.is_err() {
            return;
        }
    }
}

async fn show<R: Runtime>(
    app: &AppHandle<R>,
    listening: Listening,
    mut signs: Signs,
) -> Result<(), ksni::Error> {
    let Ok(Some(first)) = signs.wait_for(Option::is_some).await.map(|sign| sign.clone()) else {
        return Ok(());
    };
    listening.wanted.store(first.keep_listening, Ordering::Relaxed);
    // Online until the bus says otherwise.
    listening.shown.store(true, Ordering::Relaxed);
    let icons = app.default_window_icon().map(picture::icons).unwrap_or_default();
    let tray = Tray { app: app.clone(), sign: first, icons, shown: Arc::clone(&listening.shown) };
    let tray = tray.assume_sni_available(true).spawn().await.inspect_err(|_| {
        listening.shown.store(false, Ordering::Relaxed);
    })?;
    let mut urgent = false;
    while signs.changed().await.is_ok() {
        let Some(sign) = signs.borrow_and_update().clone() else { continue };
        listening.wanted.store(sign.keep_listening, Ordering::Relaxed);
        // A danger to life is not left behind an icon: its sound wants the page that stops it.
        if sign.urgent && !urgent {
            to_the_front(app);
        }
        urgent = sign.urgent;
        tray.update(|tray| tray.sign = sign).await;
    }
    Ok(())
}

/// The language of this session, such as `vi_VN.UTF-8`.
fn language() -> String {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default()
}

struct Tray<R: Runtime> {
    app: AppHandle<R>,
    sign: Sign,
    icons: [Vec<Icon>; 3],
    shown: Arc<AtomicBool>,
}

impl<R: Runtime> Tray<R> {
    /// Brings the window to the front, on another page if it is told one.
    fn open(&self, page: Option<&str>) {
        to_the_front(&self.app);
        if let (Some(page), Some(window)) = (page, self.app.get_webview_window("main")) {
            let _ = window.eval(format!(
                "history.pushState(null, '', '{page}'); dispatchEvent(new Event('popstate'));"
            ));
        }
    }
}

impl<R: Runtime> ksni::Tray for Tray<R> {
    fn id(&self) -> String {
        hue_shell::SCHEME.to_owned()
    }

    fn category(&self) -> Category {
        Category::Communications
    }

    fn title(&self) -> String {
        self.sign.name.clone()
    }

    fn status(&self) -> Status {
        if self.sign.tone == Tone::Warns { Status::NeedsAttention } else { Status::Active }
    }

    fn icon_pixmap(&self) -> Vec<Icon> {
        let [calm, waits, warns] = &self.icons;
        match self.sign.tone {
            Tone::Calm => calm.clone(),
            Tone::Waits => waits.clone(),
            Tone::Warns => warns.clone(),
        }
    }

    fn attention_icon_pixmap(&self) -> Vec<Icon> {
        self.icon_pixmap()
    }

    fn tool_tip(&self) -> ToolTip {
        let description = self.sign.lines.join("\n");
        ToolTip { title: self.sign.name.clone(), description, ..ToolTip::default() }
    }

    fn activate(&mut self, _x: i32, _y: i32) {
        self.open(None);
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        let says = |line: &String| {
            StandardItem { label: line.clone(), enabled: false, ..StandardItem::default() }.into()
        };
        let mut items: Vec<MenuItem<Self>> = self.sign.lines.iter().map(says).collect();
        items.push(MenuItem::Separator);
        items.push(item(&self.sign.open, |tray| tray.open(None)));
        items.push(item(&self.sign.sos, |tray| tray.open(Some("/sos"))));
        items.push(item(&self.sign.alerts, |tray| tray.open(Some("/alerts"))));
        items.push(MenuItem::Separator);
        items.push(item(&self.sign.quit, |tray| tray.app.exit(0)));
        items
    }

    fn watcher_online(&self) {
        self.shown.store(true, Ordering::Relaxed);
    }

    fn watcher_offline(&self, _: OfflineReason) -> bool {
        self.shown.store(false, Ordering::Relaxed);
        true
    }
}

fn item<R: Runtime>(label: &str, act: impl Fn(&mut Tray<R>) + Send + 'static) -> MenuItem<Tray<R>> {
    StandardItem { label: label.to_owned(), activate: Box::new(act), ..StandardItem::default() }.into()
}
