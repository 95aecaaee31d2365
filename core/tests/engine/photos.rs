//! Photos: upright, small, without metadata, and specific about what is wrong.

use super::kit::{self, Device, NOWHERE};
use bytes::Bytes;
use exif::experimental::Writer;
use exif::{Field, In, Rational, Tag, Value};
use hue_core::Handle;
use hue_model::consent::{Purpose, SetConsent};
use hue_model::problem::{Code, Problem, Rule};
use hue_model::report::{AttachPhoto, AttachedPhoto, ReadPhotoPlace};
use image::{DynamicImage, GenericImageView, ImageFormat, Rgba, RgbaImage};

/// A JPEG with EXIF: held as `orientation` says, taken at Trường Tiền bridge.
fn jpeg_with_exif(width: u16, height: u16, orientation: u16) -> Vec<u8> {
    let degrees = |whole, minutes, hundredths| {
        let part = |num, denom| Rational { num, denom };
        Value::Rational(vec![part(whole, 1), part(minutes, 1), part(hundredths, 100)])
    };
    let text = |text: &str| Value::Ascii(vec![text.as_bytes().to_vec()]);
    let fields = [
        (Tag::Orientation, Value::Short(vec![orientation])),
        (Tag::Model, text("Chiec may cua chi Lan")),
        (Tag::GPSLatitudeRef, text("N")),
        (Tag::GPSLatitude, degrees(16, 28, 720)),
        (Tag::GPSLongitudeRef, text("E")),
        (Tag::GPSLongitude, degrees(107, 35, 1860)),
    ]
    .map(|(tag, value)| Field { tag, ifd_num: In::PRIMARY, value });
    let mut writer = Writer::new();
    fields.iter().for_each(|field| writer.push_field(field));
    let mut exif = std::io::Cursor::new(Vec::new());
    writer.write(&mut exif, false).unwrap();
    let payload = [b"Exif\0\0".as_slice(), &exif.into_inner()].concat();
    let length = u16::try_from(payload.len() + 2).unwrap().to_be_bytes();
    let plain = kit::jpeg(width, height);
    [&plain[..2], &[0xFF, 0xE1], &length, &payload, &plain[2..]].concat()
}

async fn attach(phone: &Device, bytes: Vec<u8>) -> Result<AttachedPhoto, Problem> {
    let draft = phone.write("Có ảnh").await;
    let blob = phone.engine.put(Bytes::from(bytes)).await?;
    phone.engine.handle(AttachPhoto { draft, blob }).await
}

async fn cleaned(phone: &Device, bytes: Vec<u8>) -> (Vec<u8>, DynamicImage) {
    let photo = attach(phone, bytes).await.unwrap().photo;
    let jpeg = phone.engine.blob(photo.blob).await.unwrap().to_vec();
    let picture = image::load_from_memory_with_format(&jpeg, ImageFormat::Jpeg).unwrap();
    assert_eq!((picture.width(), picture.height()), (photo.width, photo.height));
    (jpeg, picture)
}

/// The colour a quarter has: the first letter of it.
fn quarter(picture: &DynamicImage, right: bool, bottom: bool) -> char {
    let at = |far: bool, side: u32| if far { side * 3 / 4 } else { side / 4 };
    let Rgba([red, green, blue, _]) =
        picture.get_pixel(at(right, picture.width()), at(bottom, picture.height()));
    match (red > 128, green > 128, blue > 128) {
        (true, false, false) => 'r',
        (false, true, false) => 'g',
        (false, false, true) => 'b',
        (true, true, true) => 'w',
        other => panic!("no colour of the pattern: {other:?}"),
    }
}

fn quarters(picture: &DynamicImage) -> String {
    [(false, false), (true, false), (false, true), (true, true)]
        .map(|(right, bottom)| quarter(picture, right, bottom))
        .iter()
        .collect()
}

#[tokio::test]
async fn every_way_of_holding_the_phone_comes_out_upright() {
    let phone = Device::new(NOWHERE).await;
    // Top left, top right, bottom left, bottom right, as a person sees the scene.
    let upright = ["rgbw", "grwb", "wbgr", "bwrg", "rbgw", "brwg", "wgbr", "gwrb"];
    for (orientation, expected) in (1..).zip(upright) {
        let (_, picture) = cleaned(&phone, jpeg_with_exif(240, 160, orientation)).await;
        assert_eq!(quarters(&picture), expected, "orientation {orientation}");
        let turned = orientation >= 5;
        assert_eq!(picture.width() < picture.height(), turned, "orientation {orientation}");
    }
}

#[tokio::test]
async fn nothing_of_the_metadata_leaves_the_device() {
    let phone = Device::new(NOWHERE).await;
    let original = jpeg_with_exif(240, 160, 1);
    let has = |bytes: &[u8], text: &[u8]| bytes.windows(text.len()).any(|window| window == text);
    assert!(has(&original, b"Exif") && has(&original, b"Chiec may"), "the original has them");
    let (jpeg, _) = cleaned(&phone, original).await;
    assert!(!has(&jpeg, b"Exif") && !has(&jpeg, b"Chiec may"));
    let mut reader = std::io::Cursor::new(&jpeg);
    assert!(exif::Reader::new().read_from_container(&mut reader).is_err());
}

#[tokio::test]
async fn the_place_is_proposed_only_with_consent() {
    let phone = Device::new(NOWHERE).await;
    let without = attach(&phone, jpeg_with_exif(64, 48, 1)).await.unwrap();
    assert_eq!(without.taken_at, None);
    let consent = |granted| SetConsent { purpose: Purpose::PhotoPlace, granted };
    phone.engine.handle(consent(true)).await.unwrap();
    let with = attach(&phone, jpeg_with_exif(64, 48, 1)).await.unwrap().taken_at.unwrap();
    assert!((with.lat - 16.468_667).abs() < 1e-4 && (with.long - 107.5885).abs() < 1e-4, "{with:?}");
    assert_eq!(attach(&phone, kit::jpeg(64, 48)).await.unwrap().taken_at, None);
    phone.engine.handle(consent(false)).await.unwrap();
    assert_eq!(attach(&phone, jpeg_with_exif(64, 48, 1)).await.unwrap().taken_at, None);
}

#[tokio::test]
async fn a_photo_that_was_attached_before_the_consent_may_still_be_asked_for_its_place() {
    let phone = Device::new(NOWHERE).await;
    let ask = async |bytes: Vec<u8>| {
        let blob = phone.engine.put(bytes.into()).await.unwrap();
        let place = phone.engine.handle(ReadPhotoPlace { blob }).await.unwrap();
        assert!(phone.engine.blob(blob).await.is_err(), "the original is thrown away");
        place
    };
    assert_eq!(ask(jpeg_with_exif(64, 48, 1)).await, None, "nobody agreed");
    let agreed = SetConsent { purpose: Purpose::PhotoPlace, granted: true };
    phone.engine.handle(agreed).await.unwrap();
    let place = ask(jpeg_with_exif(64, 48, 1)).await.unwrap();
    assert!((place.lat - 16.468_667).abs() < 1e-4, "{place:?}");
    assert_eq!(ask(kit::jpeg(64, 48)).await, None);
}

#[tokio::test]
async fn a_large_photo_is_scaled_down_and_keeps_its_picture() {
    let phone = Device::new(NOWHERE).await;
    let (jpeg, picture) = cleaned(&phone, jpeg_with_exif(3_200, 2_400, 6)).await;
    assert_eq!((picture.width(), picture.height()), (1_536, 2_048));
    assert_eq!(quarters(&picture), "brwg");
    assert!(jpeg.len() < 1_000_000);
}

#[tokio::test]
async fn png_webp_and_grey_pictures_become_jpeg() {
    let phone = Device::new(NOWHERE).await;
    let mut see_through = RgbaImage::from_pixel(60, 40, Rgba([10, 20, 200, 255]));
    see_through.put_pixel(30, 20, Rgba([0, 0, 0, 0]));
    for x in 0..30 {
        for y in 0..40 {
            see_through.put_pixel(x, y, Rgba([0, 0, 0, 0]));
        }
    }
    let picture = DynamicImage::ImageRgba8(see_through);
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let mut bytes = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        let (_, clean) = cleaned(&phone, bytes.into_inner()).await;
        let Rgba([red, green, blue, _]) = clean.get_pixel(5, 20);
        assert!(red > 240 && green > 240 && blue > 240, "what is transparent becomes paper in {format:?}");
        assert_eq!(quarter(&clean, true, true), 'b');
    }
    let mut grey = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut grey, 90);
    encoder.encode(&[200; 40 * 30], 40, 30, jpeg_encoder::ColorType::Luma).unwrap();
    let (_, clean) = cleaned(&phone, grey).await;
    assert_eq!((clean.width(), clean.height()), (40, 30));
}

/// A PNG header that announces many pixels and has none.
fn bomb(width: u32, height: u32, bits: u8, colour: u8) -> Vec<u8> {
    let mut header = Vec::from(*b"IHDR");
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    header.extend([bits, colour, 0, 0, 0]);
    let mut crc = u32::MAX;
    for byte in &header {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    let length = 13_u32.to_be_bytes();
    let crc = (!crc).to_be_bytes();
    let data = [&0_u32.to_be_bytes()[..], b"IDAT", &[0x35, 0xAF, 0x06, 0x1E]].concat();
    [b"\x89PNG\r\n\x1a\n".as_slice(), &length, &header, &crc, &data].concat()
}

/// A JPEG header that announces many pixels.
fn jpeg_bomb(width: u16, height: u16) -> Vec<u8> {
    let mut jpeg = kit::jpeg(16, 16);
    let frame = jpeg.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    jpeg[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    jpeg[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    jpeg
}

#[tokio::test]
async fn a_bomb_is_refused_by_its_header() {
    let phone = Device::new(NOWHERE).await;
    let too_many = Problem::field("photo", Rule::TooManyPixels { max: 50_000_000 });
    assert_eq!(attach(&phone, bomb(10_000, 6_000, 8, 2)).await.unwrap_err(), too_many);
    assert_eq!(attach(&phone, bomb(u32::MAX / 2, 2, 8, 2)).await.unwrap_err().code, Code::Invalid);
    assert_eq!(attach(&phone, jpeg_bomb(10_000, 6_000)).await.unwrap_err(), too_many);
    let deep = bomb(7_000, 7_000, 16, 6);
    assert_eq!(
        attach(&phone, deep).await.unwrap_err(),
        too_many,
        "sixteen bits a channel are twice the bytes"
    );
}

#[tokio::test]
async fn what_is_no_picture_is_refused_and_the_draft_stays() {
    let phone = Device::new(NOWHERE).await;
    let no_picture = Problem::field("photo", Rule::NotAPicture);
    let film = vec![0x42; 12 * 1024 * 1024];
    let cut_off = kit::jpeg(200, 200)[..40].to_vec();
    for bytes in [film, b"<svg onload=alert(1)>".to_vec(), b"GIF89a".to_vec(), Vec::new(), cut_off] {
        assert_eq!(attach(&phone, bytes).await.unwrap_err(), no_picture);
    }
    let drafts = phone.engine.handle(hue_model::report::ListDrafts {}).await.unwrap();
    assert_eq!(drafts.len(), 5);
    let too_many_bytes = attach(&phone, vec![0; 40 * 1024 * 1024 + 1]).await.unwrap_err();
    assert!(matches!(too_many_bytes.fields[0].rule, Rule::TooManyBytes { max: 41_943_040 }));
}

#[tokio::test]
async fn a_photo_of_another_report_is_no_chosen_file() {
    let phone = Device::new(NOWHERE).await;
    let (first, second) = (phone.write("Ổ gà").await, phone.write("Cây đổ").await);
    let photo = phone.attach(first, kit::jpeg(64, 48)).await.photo;
    let again = AttachPhoto { draft: second, blob: photo.blob };
    let problem = phone.engine.handle(again).await.unwrap_err();
    assert_eq!(problem, Problem::field("photo", Rule::Unknown));
    let problem = phone.engine.handle(ReadPhotoPlace { blob: photo.blob }).await.unwrap_err();
    assert_eq!(problem, Problem::field("photo", Rule::Unknown));
    assert!(!phone.engine.blob(photo.blob).await.unwrap().is_empty(), "the first report keeps it");
}

#[tokio::test]
async fn the_original_is_thrown_away() {
    let phone = Device::new(NOWHERE).await;
    let draft = phone.write("Ảnh gốc").await;
    let original = phone.put(jpeg_with_exif(64, 48, 1)).await;
    phone.engine.handle(AttachPhoto { draft, blob: original }).await.unwrap();
    assert_eq!(phone.engine.blob(original).await.unwrap_err().code, Code::NotFound);
    let files = std::fs::read_dir(phone.folder().join("blobs")).unwrap().count();
    assert_eq!(files, 1, "only the cleaned photo is left");
}
