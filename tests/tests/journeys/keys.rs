//! Mai, a visitor whose hands never leave the keyboard: from the first screen to a day planned, without a network.

use hue_tests::axe;
use hue_tests::screen::Screen;

use crate::phone::{Phone, keyboard};

const ESCAPE: &str = "\u{e00c}";

/// Goes to what carries this name and presses Enter.
async fn enter(screen: &Screen, name: &str) {
    keyboard::to(screen, name).await;
    screen.keys(keyboard::ENTER).await;
}

/// Past the welcome page, in English.
async fn starts_in_english(screen: &Screen) {
    keyboard::to(screen, "Tiếng Việt").await;
    screen.keys(keyboard::DOWN).await;
    screen.reads("Who holds what, why, and how long").await;
    enter(screen, "Start").await;
    screen.reads("Report a problem").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mai_plans_a_day_with_the_keyboard_alone() {
    let phone = Phone::in_flight_mode().await;
    let screen = phone.screen();
    starts_in_english(screen).await;
    enter(screen, "Services").await;
    keyboard::to(screen, "Find services, places, agencies, help").await;
    screen.keys("imperial city").await;
    screen.reads("Imperial City of Huế").await;
    screen.keys(keyboard::DOWN).await;
    screen.keys(keyboard::ENTER).await;
    screen.reads("Every day 07:00–17:30").await;
    enter(screen, "Show the driver").await;
    screen.reads("Nhờ anh/chị chở tôi đến:").await;
    screen.keys(ESCAPE).await;
    let back = "return document.activeElement.innerText.includes(args[0])";
    assert_eq!(screen.wait(back, &["Show the driver"]).await, true, "the focus is where it was");

    enter(screen, "Add to a plan").await;
    enter(screen, "New plan").await;
    screen.reads("Added to “A day in Huế”.").await;
    enter(screen, "Back to the places").await;
    enter(screen, "Flag Tower (Kỳ Đài)").await;
    enter(screen, "Add to a plan").await;
    enter(screen, "A day in Huế").await;
    reorder(screen).await;
    phone.end().await;
}

/// Moves the second place of the plan up, drops it and takes that back.
async fn reorder(screen: &Screen) {
    enter(screen, "A day in Huế").await;
    screen.reads("2. Flag Tower").await;
    axe::finds_nothing(screen, "a plan in English").await;
    enter(screen, "Move Flag Tower (Kỳ Đài) up").await;
    screen.reads("1. Flag Tower").await;
    enter(screen, "Remove Flag Tower (Kỳ Đài)").await;
    screen.reads("1. Imperial City of Huế").await;
    enter(screen, "Undo").await;
    screen.reads("1. Flag Tower").await;
}

/// The place of a tile among those that are arranged, from 1; its button holds the focus.
async fn place(screen: &Screen, tile: &str) -> u64 {
    let script = "const rows = [...document.querySelectorAll('.arrange-row .row-title')];
        const held = document.activeElement.getAttribute('aria-label')?.includes(args[0]);
        return held && rows.findIndex((row) => row.innerText === args[0]) + 1";
    screen.wait(script, &[tile]).await.as_u64().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mai_moves_a_tile_of_home_and_the_focus_goes_with_it() {
    let phone = Phone::in_flight_mode().await;
    let screen = phone.screen();
    starts_in_english(screen).await;
    enter(screen, "Arrange Home").await;
    let tile = "Rivers, reservoirs and rain";
    keyboard::to(screen, "Move “Rivers, reservoirs and rain” up").await;
    let before = place(screen, tile).await;
    // The second press is on the same button: a row that moves keeps the focus.
    for above in [1, 2] {
        screen.keys(keyboard::ENTER).await;
        screen.reads(&format!("{tile}: place {}", before - above)).await;
        assert_eq!(place(screen, tile).await, before - above);
    }
    phone.end().await;
}
