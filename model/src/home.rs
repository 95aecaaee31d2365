//! What stands on Home: tiles as the citizen arranged them, and what is suggested.

mod suggest;

use serde::{Deserialize, Serialize};

pub use suggest::{HIDDEN_FOR, MOST, Reason, Situation, Suggested, Suggestion};

/// Something big to do on Home. SOS is none: it has a place of its own on every screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tile {
    /// A new report.
    Report,
    /// My reports.
    MyReports,
    /// A call to the city.
    Call,
    /// The services.
    Services,
    /// Places worth a visit.
    Explore,
    /// Me.
    Me,
    /// The warnings.
    Alerts,
    /// River and rain.
    Gauges,
    /// Places to go to when the water rises.
    Shelters,
    /// Help.
    Help,
    /// What a newer version has and this one does not know.
    #[serde(other)]
    Unknown,
}

impl Tile {
    /// All that there are, in the order in which Home begins.
    pub const ALL: [Self; 10] = [
        Self::Report,
        Self::MyReports,
        Self::Call,
        Self::Services,
        Self::Explore,
        Self::Me,
        Self::Alerts,
        Self::Gauges,
        Self::Shelters,
        Self::Help,
    ];
}

/// The tiles as the citizen arranged them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HomeTiles {
    /// In this order; what it does not name comes after, in the order of [`Tile::ALL`].
    pub order: Vec<Tile>,
    /// These are not shown.
    pub hidden: Vec<Tile>,
}

impl Default for HomeTiles {
    fn default() -> Self {
        Self { order: Vec::new(), hidden: vec![Tile::Alerts, Tile::Gauges, Tile::Shelters, Tile::Help] }
    }
}

impl HomeTiles {
    /// Every tile once, in its order.
    #[must_use]
    pub fn arranged(&self) -> Vec<Tile> {
        let mut all: Vec<Tile> = Vec::new();
        for tile in self.order.iter().copied().chain(Tile::ALL) {
            if tile != Tile::Unknown && !all.contains(&tile) {
                all.push(tile);
            }
        }
        all
    }

    /// Those that are shown, in their order.
    #[must_use]
    pub fn shown(&self) -> Vec<Tile> {
        self.arranged().into_iter().filter(|tile| !self.hides(*tile)).collect()
    }

    /// Whether a tile is not shown.
    #[must_use]
    pub fn hides(&self, tile: Tile) -> bool {
        self.hidden.contains(&tile)
    }

    /// The same with a tile at a place among all, the last place where there is no such.
    #[must_use]
    pub fn moved(&self, tile: Tile, to: usize) -> Self {
        let mut order = self.arranged();
        order.retain(|other| *other != tile);
        order.insert(to.min(order.len()), tile);
        Self { order, hidden: self.hidden.clone() }
    }

    /// The same with a tile hidden that was shown, or shown that was hidden.
    #[must_use]
    pub fn toggled(&self, tile: Tile) -> Self {
        let mut hidden = self.hidden.clone();
        hidden.retain(|other| *other != tile);
        if hidden.len() == self.hidden.len() {
            hidden.push(tile);
        }
        Self { order: self.order.clone(), hidden }
    }
}

#[cfg(test)]
mod tests {
    use super::{HomeTiles, Tile};

    #[test]
    fn home_begins_with_a_report_and_shows_what_few_need_only_when_asked() {
        let tiles = HomeTiles::default();
        assert_eq!(tiles.arranged(), Tile::ALL);
        assert_eq!(tiles.shown()[..2], [Tile::Report, Tile::MyReports]);
        assert!(!tiles.shown().contains(&Tile::Help));
    }

    #[test]
    fn lan_moves_a_tile_hides_it_and_shows_it_again() {
        let tiles = HomeTiles::default().moved(Tile::Explore, 0);
        assert_eq!(tiles.shown()[..2], [Tile::Explore, Tile::Report]);
        let tiles = tiles.moved(Tile::Explore, usize::MAX);
        assert_eq!(tiles.arranged().last(), Some(&Tile::Explore));
        let hidden = tiles.toggled(Tile::Explore);
        assert!(hidden.hides(Tile::Explore) && !hidden.shown().contains(&Tile::Explore));
        assert_eq!(hidden.toggled(Tile::Explore), tiles);
    }

    #[test]
    fn what_another_version_wrote_breaks_nothing() {
        let stored = r#"{"order":["help","hologram","help"],"hidden":["hologram"]}"#;
        let tiles: HomeTiles = serde_json::from_str(stored).unwrap();
        assert_eq!(tiles.arranged()[..2], [Tile::Help, Tile::Report]);
        assert_eq!(tiles.arranged().len(), Tile::ALL.len());
        assert_eq!(serde_json::from_str::<HomeTiles>("{}").unwrap(), HomeTiles::default());
    }
}
