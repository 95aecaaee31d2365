//! The operators' console as somebody works in it: pages, forms, cookies, the hidden token.

use std::collections::BTreeSet;

use hue_model::id::ReportId;
use reqwest::Url;

use crate::people::{self, Who};
use crate::surfer::{Form, Page, Surfer};

/// Somebody of the city at their desk.
pub struct Console {
    surfer: Surfer,
    base: String,
}

impl Console {
    /// Signs in through the issuer.
    ///
    /// # Panics
    /// When the desk does not open.
    pub async fn sign_in(base: &str, who: Who) -> Self {
        let mut surfer = Surfer::new();
        let page = people::choose(&mut surfer, &format!("{base}/console/sign-in"), who).await;
        assert_eq!(page.status, 200, "{} may work at the desk: {} {}", who.name, page.url, page.text);
        Self { surfer, base: base.into() }
    }

    /// The reports in the queue.
    pub async fn queue(&mut self) -> BTreeSet<ReportId> {
        let page = self.surfer.open(&format!("{}/console", self.base)).await;
        let links = page.text.split("/console/cases/").skip(1);
        links.filter_map(|rest| rest.get(..36)?.parse().ok()).collect()
    }

    /// The page of a case.
    ///
    /// # Panics
    /// When it does not open.
    pub async fn case(&mut self, id: ReportId) -> Page {
        let page = self.surfer.open(&format!("{}/console/cases/{id}", self.base)).await;
        assert_eq!(page.status, 200, "the case opens: {}", page.text);
        page
    }

    /// Presses one of the buttons of a case, such as `take`.
    pub async fn take(&mut self, id: ReportId) {
        self.act(id, "take", &[]).await;
    }

    /// Writes the letter.
    pub async fn answer(&mut self, id: ReportId, letter: &str) {
        self.act(id, "answer", &[("letter", letter)]).await;
    }

    /// Does not take it, with a reason.
    pub async fn refuse(&mut self, id: ReportId, reason: &str) {
        self.act(id, "refuse", &[("reason", reason)]).await;
    }

    /// Says that it is fixed, with a proof photo.
    ///
    /// # Panics
    /// When the console does not take it.
    pub async fn fixed(&mut self, id: ReportId, letter: &str, proof: &[u8]) {
        let page = self.case(id).await;
        let form = form_to(&page, "fixed");
        let page = self.surfer.upload(&page, &form, &[("letter", letter)], ("proof", proof)).await;
        assert_eq!(page.status, 200, "the console takes the proof: {}", page.text);
    }

    /// Writes a warning and asks somebody else to approve it; answers the path of its draft. `event` is the path
    /// under which an event that goes on takes its next message.
    ///
    /// # Panics
    /// When the console does not take it.
    pub async fn compose(&mut self, event: Option<&str>, fields: &[(&str, &str)]) -> String {
        let new = format!("{}/console/alerts/new{}", self.base, event.unwrap_or_default());
        let page = self.surfer.open(&new).await;
        let form = page.form("issuer_vi");
        let page = self.surfer.submit(&page, &form, &[fields, &[("then", "submit")]].concat()).await;
        assert!(page.url.path().contains("/drafts/"), "it waits for approval: {} {}", page.url, page.text);
        page.url.path().to_owned()
    }

    /// A page of the console, by its path.
    pub async fn page(&mut self, path: &str) -> Page {
        self.surfer.open(&format!("{}{path}", self.base)).await
    }

    /// The paths of the drafts in the list of warnings, a gauge's among them.
    pub async fn drafts(&mut self) -> Vec<String> {
        let page = self.page("/console/alerts").await;
        let paths = page.text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        paths.filter(|path| path.starts_with("/console/alerts/drafts/")).map(str::to_owned).collect()
    }

    /// Fills in a draft that is there, such as one that a gauge began, and asks somebody else to approve it.
    ///
    /// # Panics
    /// When the console does not take it.
    pub async fn complete(&mut self, draft: &str, fields: &[(&str, &str)]) {
        let page = self.page(draft).await;
        let form = page.form("issuer_vi");
        let page = self.surfer.submit(&page, &form, &[fields, &[("then", "submit")]].concat()).await;
        assert!(
            page.status == 200 && page.url.path() == draft,
            "it waits for approval: {} {}",
            page.url,
            page.text
        );
    }

    /// Approves a warning that somebody else wrote.
    ///
    /// # Panics
    /// When the console does not take it.
    pub async fn approve(&mut self, draft: &str) {
        let page = self.surfer.open(&format!("{}{draft}", self.base)).await;
        let page = self.surfer.submit(&page, &form_to(&page, "approve"), &[]).await;
        assert!(page.url.path().contains("/events/"), "it is out: {} {}", page.url, page.text);
    }

    /// Adds shelters from a table, then says of the first ones, in the order of the page, whether they have room.
    ///
    /// # Panics
    /// When the console does not take it.
    pub async fn shelters(&mut self, table: &str, states: &[&str]) {
        let page = self.surfer.open(&format!("{}/console/shelters/import", self.base)).await;
        let mut page = self.surfer.submit(&page, &form_to(&page, "import"), &[("csv", table)]).await;
        for (index, state) in states.iter().enumerate() {
            let act = format!("/{state}\"");
            let place = page.text.split("formaction=\"").filter(|rest| rest.contains(&act)).nth(index);
            let place = place.and_then(|rest| rest.split('/').nth(3)).unwrap_or_default().to_owned();
            let mut says = Form::all(&page.text).into_iter().filter(|form| form.action.is_empty());
            let mut say = says.nth(index).expect("each place has its form");
            say.action = format!("/console/shelters/{place}/{state}");
            page = self.surfer.submit(&page, &say, &[]).await;
            assert_eq!(page.status, 200, "the console takes {state}");
        }
    }

    /// The photos of a case as the desk gets them.
    pub async fn photos(&mut self, id: ReportId) -> Vec<Vec<u8>> {
        let page = self.case(id).await;
        let mut photos = Vec::new();
        let sources: Vec<&str> = page.text.split("<img src=\"/console/photos/").skip(1).collect();
        for path in sources.into_iter().filter_map(|rest| rest.split('"').next()) {
            let url = page.url.join(&format!("/console/photos/{path}")).expect("a picture has an address");
            photos.push(self.bytes(url).await);
        }
        photos
    }

    async fn bytes(&mut self, url: Url) -> Vec<u8> {
        let request = crate::surfer::client().get(url.clone());
        let answer = self.surfer.send(request, &url).await;
        // A photo that is not there compares as an empty one.
        if answer.status() != 200 {
            return Vec::new();
        }
        answer.bytes().await.expect("a photo arrives").to_vec()
    }

    async fn act(&mut self, id: ReportId, act: &str, fields: &[(&str, &str)]) {
        let page = self.case(id).await;
        let form = form_to(&page, act);
        let page = self.surfer.submit(&page, &form, fields).await;
        assert_eq!(page.status, 200, "the console takes {act}: {}", page.text);
    }
}

fn form_to(page: &Page, act: &str) -> Form {
    let found = Form::all(&page.text)
        .into_iter()
        .find(|form| form.action.split('?').next().is_some_and(|path| path.ends_with(&format!("/{act}"))));
    found.unwrap_or_else(|| panic!("{} offers no {act:?}: {}", page.url, page.text))
}
