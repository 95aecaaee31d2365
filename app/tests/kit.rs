//! The kit, rendered without a browser: what screen readers get is part of each component.

#![cfg(test)]

use dioxus::prelude::*;
use hue_app::ui::{
    Button, ButtonKind, Card, Chip, Choice, Choices, Empty, Failure, Live, Section, Select, SelectOption,
    Sheet, Skeleton, StatusStrip, TextArea, TextInput, ToastStack, ToastView, Toggle, Tone, TopBar,
};

fn html(component: fn() -> Element) -> String {
    let mut dom = VirtualDom::new(component);
    dom.rebuild_in_place();
    // One element a line reads better in a snapshot.
    dioxus_ssr::render(&dom).replace("><", ">\n<")
}

#[test]
fn buttons() {
    fn view() -> Element {
        rsx! {
            Button { kind: ButtonKind::Primary, icon: "send", "Gửi" }
            Button { busy: true, "Đang gửi" }
            Button { kind: ButtonKind::Danger, disabled: true, wide: true, submit: true, "Xóa" }
        }
    }
    insta::assert_snapshot!(html(view));
}

#[test]
fn fields_name_their_hint_and_error() {
    fn view() -> Element {
        rsx! {
            TextInput { id: "name", label: "Tên", value: "Lan", hint: "Như trên giấy tờ", error: "Còn trống", oninput: |_| {} }
            TextArea { id: "text", label: "Mô tả", value: "Đèn hỏng", count: "8/2.000", oninput: |_| {} }
            Select {
                id: "ward",
                label: "Phường",
                options: vec![
                    SelectOption { value: "1".into(), label: "Phú Xuân".into() },
                    SelectOption { value: "2".into(), label: "Thuận Hóa".into() },
                ],
                chosen: "2",
                onchoose: |_| {},
            }
        }
    }
    let html = html(view);
    assert!(
        html.contains("aria-describedby=\"name-hint name-error\"") && html.contains("aria-invalid=\"true\"")
    );
    insta::assert_snapshot!(html);
}

#[test]
fn choices_and_toggles() {
    fn view() -> Element {
        rsx! {
            Choices {
                name: "language",
                legend: "Ngôn ngữ",
                choices: vec![
                    Choice { value: "vi", label: "Tiếng Việt".into(), lang: Some("vi") },
                    Choice { value: "en", label: "English".into(), lang: Some("en") },
                ],
                chosen: "vi",
                onchoose: |_| {},
            }
            Toggle { id: "simple", label: "Đơn giản", hint: "Nút to", on: true, onchange: |_| {} }
        }
    }
    insta::assert_snapshot!(html(view));
}

#[test]
fn a_closed_sheet_keeps_its_content_to_itself() {
    fn view() -> Element {
        let (open, closed) = (use_signal(|| true), use_signal(|| false));
        rsx! {
            Sheet { id: "open", title: "Mở", open, close_label: "Đóng", onclose: |()| {}, p { "thấy" } }
            Sheet { id: "closed", title: "Đóng", open: closed, close_label: "Đóng", onclose: |()| {}, p { "không thấy" } }
        }
    }
    let html = html(view);
    assert!(html.contains("thấy") && !html.contains("không thấy"));
    insta::assert_snapshot!(html);
}

#[test]
fn loading_empty_and_failed() {
    fn view() -> Element {
        rsx! {
            Skeleton { label: "Đang tải", rows: 2 }
            Empty { icon: "inbox", title: "Chưa có gì", text: "Viết phản ánh đầu tiên." }
            Failure { title: "Chưa xem được", text: "Không có mạng.", again: "Thử lại", onagain: |()| {} }
        }
    }
    insta::assert_snapshot!(html(view));
}

#[test]
fn cards_strips_and_messages() {
    fn view() -> Element {
        rsx! {
            TopBar { title: "Phản ánh mới", back_label: "Quay lại", onback: |()| {} }
            StatusStrip { tone: Tone::Wait, icon: "wifi-off", text: "Ngoại tuyến" }
            Section { id: "s", title: "Mục",
                Card { tone: Tone::Good, Chip { tone: Tone::Bad, icon: "x", "Từ chối" } }
            }
            ToastStack {
                toasts: vec![ToastView { id: 1, text: "Đã bỏ".into(), action: Some("Hoàn tác".into()) }],
                close_label: "Đóng",
                onaction: |_| {},
                onclose: |_| {},
            }
            Live { polite: "Đã lưu", urgent: "" }
        }
    }
    insta::assert_snapshot!(html(view));
}
