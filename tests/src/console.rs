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
        let form = page.form_to("fixed");
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
        let page = self.surfer.submit(&page, &page.form_to("approve"), &[]).await;
        assert!(page.url.path().contains("/events/"), "it is out: {} {}", page.url, page.text);
    }

    /// Adds shelters from a table, then says of the first ones, in the order of the page, whether they have room.
    ///
    /// # Panics
    /// When the console does not take it.
    pub async fn shelters(&mut self, table: &str, states: &[&str]) {
        let page = self.surfer.open(&format!("{}/console/shelters/import", self.base)).await;
        let mut page = self.surfer.submit(&page, &page.form_to("import"), &[("csv", table)]).await;
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

    /// Pastes a plan of cuts.
    ///
    /// # Panics
    /// When the console does not take it.
    pub async fn outages(&mut self, table: &str) {
        let page = self.page("/console/outages/import").await;
        let page = self.surfer.submit(&page, &page.form_to("import"), &[("csv", table)]).await;
        assert!(page.status == 200 && page.url.path() == "/console/outages", "{} {}", page.url, page.text);
    }

    /// Says how the only cut in the list stands, such as `cancelled`.
    ///
    /// # Panics
    /// When the console does not take it.
    pub async fn says_of_the_cut(&mut self, state: &str) {
        let page = self.page("/console/outages").await;
        let act = page.text.split("formaction=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let act = act.filter(|act| act.ends_with(state)).collect::<Vec<_>>();
        let mut say = Form::all(&page.text).into_iter().find(|form| form.action.is_empty());
        let say = say.as_mut().expect("the cut has its form");
        say.action = act.first().expect("that can be said of it").to_string();
        let page = self.surfer.submit(&page, say, &[]).await;
        assert_eq!(page.status, 200, "the console takes {state}");
    }

    /// Adds a team for rescue; answers its id.
    ///
    /// # Panics
    /// When the console does not take it.
    pub async fn add_team(&mut self, name: &str, phone: &str) -> String {
        let page = self.page("/console/sos/teams").await;
        let new = |form: &Form| form.fields.iter().any(|(field, value)| field == "id" && value.is_empty());
        let form = Form::all(&page.text).into_iter().find(new).expect("a form for a new team");
        let team = [
            ("name", name),
            ("leader", "Nguyễn Văn Sơn"),
            ("phone", phone),
            ("boat", "thuyền máy"),
            ("area", "Phú Xuân"),
        ];
        let page = self.surfer.submit(&page, &form, &team).await;
        let form =
            Form::all(&page.text).into_iter().find(|form| form.fields.iter().any(|(_, value)| value == name));
        let form = form.unwrap_or_else(|| panic!("the team is there: {}", page.text));
        form.fields.into_iter().find(|(field, _)| field == "id").expect("it has an id").1
    }

    /// The path of the first call on the rescue board.
    pub async fn next_call(&mut self) -> Option<String> {
        let board = self.page("/console/sos").await;
        let paths = board.text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let is_call = |path: &&str| {
            path.strip_prefix("/console/sos/")
                .and_then(|id| id.parse::<hue_model::id::SosId>().ok())
                .is_some()
        };
        paths.map(|path| path.split(['?', '#']).next().unwrap_or(path)).find(is_call).map(str::to_owned)
    }

    /// Gives a call to a team; answers the path of the team's link.
    ///
    /// # Panics
    /// When the console does not.
    pub async fn give_to(&mut self, call: &str, team: &str) -> String {
        let page = self.page(call).await;
        let page = self.surfer.submit(&page, &page.form_to("assign"), &[("team", team)]).await;
        let link = page.text.split("/team/").nth(1).and_then(|rest| rest.split('"').next());
        format!("/team/{}", link.unwrap_or_else(|| panic!("the call is the team's: {}", page.text)))
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
        let form = page.form_to(act);
        let page = self.surfer.submit(&page, &form, fields).await;
        assert_eq!(page.status, 200, "the console takes {act}: {}", page.text);
    }
}
