//! The prose of the standard that no schema checks: `validate` holds it apart from the schema.

use hue_city::cap::{Fault, validate};

use crate::seeds::{CANCEL, EVERYTHING, FLOOD};

/// The faults of a message, none of which a schema could find.
fn prose(text: &str) -> Vec<String> {
    let faults = validate(text.as_bytes()).unwrap_err();
    assert!(!faults.iter().any(Fault::is_schema), "{faults:?}");
    faults.iter().map(ToString::to_string).collect()
}

#[test]
fn a_name_has_nothing_that_references_are_built_with() {
    for bad in ["", " ", "hue 17", "hue,17", "hue&amp;17", "hue&lt;17"] {
        let text = FLOOD.replacen("hue-2026-000017", bad, 1);
        let faults = prose(&text);
        assert!(faults.len() == 1 && faults[0].contains("identifier"), "{faults:?}");
    }
    let faults = prose(&FLOOD.replacen("<sender>canhbao@hue.example", "<sender>Huế, bão", 1));
    assert_eq!(faults, ["alert/sender: empty, or with a space, comma, < or &"]);
}

#[test]
fn a_scope_and_a_type_need_what_explains_them() {
    let restricted = FLOOD.replace("<scope>Public", "<scope>Restricted");
    assert_eq!(prose(&restricted), ["alert: the scope needs `restriction`"]);
    let private = FLOOD.replace("<scope>Public", "<scope>Private");
    assert_eq!(prose(&private), ["alert: the scope needs `addresses`"]);
    let reference = "<references>canhbao@hue.example,hue-17,2026-10-12T06:30:00+07:00</references>";
    for kind in ["Update", "Cancel", "Ack", "Error"] {
        let text = CANCEL.replace(reference, "").replace(">Cancel<", &format!(">{kind}<"));
        assert_eq!(prose(&text), ["alert: the message type needs `references`"]);
    }
    let two = CANCEL.replace("hue-17,2026", "hue-17 2026");
    assert_eq!(prose(&two).len(), 3, "neither half is a reference, and then there is none");
}

#[test]
fn shapes_and_heights_are_held_to_the_prose() {
    let end = " 16.44,107.55</polygon>";
    assert_eq!(
        prose(&FLOOD.replace(end, "</polygon>")),
        ["alert/info[1]/area/polygon: dropped: the ring is not closed"]
    );
    let no_altitude = EVERYTHING.replace("<c:altitude>-1.5</c:altitude>", "");
    assert_eq!(prose(&no_altitude), ["alert/info[1]/area[1]: a ceiling needs an altitude below it"]);
    let upside_down = EVERYTHING.replace("-1.5<", "900<");
    assert_eq!(prose(&upside_down), ["alert/info[1]/area[1]: a ceiling needs an altitude below it"]);
}

#[test]
fn files_are_held_to_the_prose() {
    for (from, to, fault) in [
        ("+012", "-12", "alert/info/resource/size: not a size in bytes"),
        ("aMOg", "a*", "alert/info/resource/derefUri: not base64"),
        ("da39", "dag9", "alert/info/resource/digest: not a SHA-1 in hexadecimal"),
        ("http://hue.example/a", "ftp://hue.example/a", "alert/info/resource/uri: not http or https"),
    ] {
        assert_eq!(prose(&EVERYTHING.replace(from, to)), [fault]);
    }
}

#[test]
fn the_city_sends_utf_8_without_a_mark() {
    assert_eq!(prose(&format!("\u{feff}{FLOOD}")), ["document: a byte order mark"]);
}
