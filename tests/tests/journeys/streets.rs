//! The operator's street map: downloaded once on the map's screen, drawn without a network, in a browser and in the
//! desktop's window.

use std::fs;

use hue_tests::app;
use hue_tests::city::City;
use hue_tests::desktop::DesktopWindow;
use hue_tests::keyring::Keyring;
use hue_tests::network::BadNetwork;
use hue_tests::screen::Screen;

use crate::archive::{BRIDGE, archive};
use crate::phone::Phone;

/// How many streets are drawn around the bridge.
const STREETS: &str = "const { map } = document.querySelector('hue-map') ?? {};
    if (!map?.getSource('streets')) return 0;
    const [zoom, x, y] = args.map(Number), tiles = 2 ** zoom;
    const lat = Math.atan(Math.sinh(Math.PI * (1 - 2 * (y + 0.5) / tiles))) * 180 / Math.PI;
    if (Math.floor(map.getZoom()) !== zoom) map.jumpTo({ center: [(x + 0.5) / tiles * 360 - 180, lat], zoom: zoom + 0.1 });
    return map.querySourceFeatures('streets', { sourceLayer: 'roads' }).length";

/// Downloads the map, loses the network and the page, and sees the street.
async fn downloads(screen: &Screen, network: &BadNetwork) {
    app::begin(screen).await;
    app::at(screen, "/map").await;
    screen.reads("Tải một lần").await;
    screen.press("button", "Tải về").await;
    screen.reads("Bản đồ đường phố đã có trong máy").await;
    network.off().await;
    screen.client.refresh().await.unwrap();
    screen.reads("Bản đồ đường phố đã có trong máy").await;
    let (zoom, x, y) = BRIDGE;
    let bridge = [zoom.into(), x, y].map(|part| part.to_string());
    let seen = screen.wait(STREETS, &bridge.each_ref().map(String::as_str)).await;
    assert_eq!(seen, 1, "the street by the bridge: {}", screen.text().await);
    screen.reads("© OpenStreetMap").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lan_has_the_streets_in_her_phone() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("hue.pmtiles");
    fs::write(&file, archive(3)).unwrap();
    let phone = Phone::in_a_city_with(&["--street-map", &file.to_string_lossy()]).await;
    downloads(phone.screen(), &phone.network).await;
    phone.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lan_has_the_streets_on_her_computer() {
    let (keyring, home) = (Keyring::start().await, tempfile::tempdir().unwrap());
    let file = home.path().join("hue.pmtiles");
    fs::write(&file, archive(3)).unwrap();
    let network = BadNetwork::start(None).await;
    let mut city = City::behind_with(&network, &["--street-map", &file.to_string_lossy()]).await;
    let window = DesktopWindow::open(&home.path().join("profile"), &city.profile_file, &keyring).await;
    downloads(&window.screen, &network).await;
    window.close().await;
    city.stop().await;
}
