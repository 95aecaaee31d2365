//! Files that Lan keeps outside of the app.

use hue_core::{Config, Engine, Handle};
use hue_model::problem::{Code, Rule};
use hue_model::shell::{GetAbout, Port, SaveFile};

use super::kit::{Device, NOWHERE};

fn file(name: &str, text: &str) -> SaveFile {
    SaveFile { name: name.into(), text: text.into() }
}

#[tokio::test]
async fn lan_keeps_two_files_of_one_name_beside_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let device = Device::new(NOWHERE).await;
    device.engine.close().await;
    let downloads = folder.path().join("Downloads");
    let config = Config { downloads: Some(downloads.clone()), ..device.config() };
    let engine = Engine::open(config).await.unwrap();
    assert!(engine.handle(GetAbout {}).await.unwrap().ports.contains(&Port::Downloads));
    assert_eq!(engine.handle(file("cut.ics", "one")).await.unwrap(), "cut.ics");
    assert_eq!(engine.handle(file("cut.ics", "hai")).await.unwrap(), "cut-2.ics");
    let read = |name: &str| std::fs::read_to_string(downloads.join(name)).unwrap();
    assert_eq!((read("cut.ics").as_str(), read("cut-2.ics").as_str()), ("one", "hai"));

    for name in ["../cut.ics", "cut", ".ics", "a/b.ics", "a.b.ics", "A.ics", "-a.ics", "a.", ""] {
        let problem = engine.handle(file(name, "x")).await.unwrap_err();
        assert_eq!(problem.fields[0].rule, Rule::Malformed, "{name}");
    }
    assert_eq!(std::fs::read_dir(&downloads).unwrap().count(), 2);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing beside the folder");
}

#[tokio::test]
async fn without_a_folder_the_page_hands_files_out_itself() {
    let device = Device::new(NOWHERE).await;
    assert!(!device.engine.handle(GetAbout {}).await.unwrap().ports.contains(&Port::Downloads));
    assert_eq!(device.engine.handle(file("cut.ics", "x")).await.unwrap_err().code, Code::NotFound);
}
