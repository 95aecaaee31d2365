//! Finding what the city offers: Lan without a network, Mai, a visitor, in English.

use hue_tests::{app, axe};

use crate::phone::{Phone, keyboard};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lan_types_what_is_broken_offline_and_is_at_the_form() {
    let phone = Phone::new().await;
    let screen = phone.screen();
    app::begin(screen).await;
    phone.network.off().await;
    app::go(screen, "Dịch vụ").await;
    screen.reads("Bạn đang cần gì?").await;
    axe::finds_nothing(screen, "the services").await;
    screen.fill("Tìm dịch vụ, nơi chốn, cơ quan, trợ giúp", "xyzqw").await;
    screen.reads("Không thấy gì cho “xyzqw”").await;
    axe::finds_nothing(screen, "a search that finds nothing").await;
    screen.fill("Tìm dịch vụ, nơi chốn, cơ quan, trợ giúp", "den duong").await;
    screen.reads("Phản ánh việc này").await;
    screen.wait("return document.querySelector('mark')", &[]).await;
    axe::finds_nothing(screen, "what a search finds").await;
    screen.keys(keyboard::DOWN).await;
    let within = "return document.activeElement.id === 'hit-0'";
    assert_eq!(screen.wait(within, &[]).await, true, "the arrow leads into the list");
    screen.press("link", "Đèn đường").await;
    screen.reads("Bạn thấy gì?").await;
    let category = "return document.querySelector('#report-category-value').innerText.includes(args[0])";
    assert_eq!(screen.wait(category, &["Đèn đường"]).await, true, "{}", screen.text().await);
    phone.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mai_finds_the_tourism_hotline_and_the_imperial_city() {
    let phone = Phone::new().await;
    let screen = phone.screen();
    app::begin(screen).await;
    app::go(screen, "Tôi").await;
    screen.press("radio", "English").await;
    app::go(screen, "Services").await;
    screen.fill("Find services, places, agencies, help", "tourist hotline").await;
    screen.press("link", "Tourism hotline").await;
    screen.reads("Call 02343828288").await;
    axe::finds_nothing(screen, "a service").await;
    screen.press("button", "Keep among the favourites in Services").await;
    app::go(screen, "Services").await;
    screen.press("button", "Clear what was typed").await;
    screen.reads("Favourites").await;

    screen.fill("Find services, places, agencies, help", "imperial city").await;
    screen.press("link", "Imperial City of Huế").await;
    screen.reads("Every day 07:00–17:30").await;
    axe::finds_nothing(screen, "a place").await;
    screen.press("button", "Show the driver").await;
    screen.reads("Nhờ anh/chị chở tôi đến:").await;
    axe::finds_nothing(screen, "what the driver is shown").await;
    screen.press("button", "Close").await;
    screen.press("button", "Back to the places").await;
    screen.reads("91 places").await;
    axe::finds_nothing(screen, "the places").await;
    app::go(screen, "Me").await;
    screen.press("link", "Common questions about the app").await;
    screen.press("link", "Sending a report without a network").await;
    screen.reads("Write it and press Send.").await;
    axe::finds_nothing(screen, "help").await;
    phone.end().await;
}
