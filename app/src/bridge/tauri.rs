//! Tauri's door: `invoke` for calls and bytes, a channel for the stream.

use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_util::{FutureExt as _, StreamExt as _, stream};
use hue_model::Problem;
use hue_model::event::Envelope;
use hue_model::id::BlobId;
use hue_model::problem::Code;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::backend::{Events, Later, Transport};
use super::{Chosen, js};

/// The plugin `hue` of the shell.
#[derive(Clone)]
pub(crate) struct Tauri {
    core: JsValue,
    invoke: Function,
}

impl Tauri {
    /// The door, if this window belongs to a Tauri shell.
    pub(crate) fn detect() -> Option<Self> {
        let window: JsValue = web_sys::window()?.into();
        let core = js::get(&js::get(&window, "__TAURI__")?, "core")?;
        let invoke = js::function(&core, "invoke")?;
        Some(Self { core, invoke })
    }

    async fn invoke(&self, command: &str, arguments: &JsValue) -> Result<JsValue, Problem> {
        let name = JsValue::from_str(&format!("plugin:hue|{command}"));
        let promise = self.invoke.call2(&self.core, &name, arguments).map_err(|error| js::problem(&error))?;
        let promise: Promise = promise.dyn_into().map_err(|_| js::door_closed())?;
        JsFuture::from(promise).await.map_err(|error| js::problem(&error))
    }

    /// Where the shell serves this, as this system writes the shell's scheme.
    fn address(&self, path: &str) -> String {
        let convert = js::function(&self.core, "convertFileSrc");
        let url = convert.and_then(|convert| {
            convert.call2(&self.core, &JsValue::from_str(path), &JsValue::from_str("hue-blob")).ok()
        });
        url.and_then(|url| url.as_string()).unwrap_or_else(|| format!("hue-blob://localhost/{path}"))
    }

    fn open_channel(&self, sender: UnboundedSender<Envelope>) -> Option<JsValue> {
        let channel = Reflect::construct(&js::function(&self.core, "Channel")?, &Array::new()).ok()?;
        let listener = Closure::<dyn FnMut(JsValue)>::new(move |message: JsValue| {
            let envelope = js::json_text(&message).and_then(|text| serde_json::from_str(&text).ok());
            if let Some(envelope) = envelope {
                let _ = sender.unbounded_send(envelope);
            }
        });
        Reflect::set(&channel, &JsValue::from_str("onmessage"), &listener.into_js_value()).ok()?;
        Some(channel)
    }
}

fn object(entries: &[(&str, &JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

impl Transport for Tauri {
    fn call(&self, name: &'static str, body: String) -> Later<String> {
        let door = self.clone();
        async move {
            let body = js_sys::JSON::parse(&body).map_err(|_| Problem::new(Code::Internal))?;
            let arguments = object(&[("name", &JsValue::from_str(name)), ("body", &body)]);
            let reply = door.invoke("call", &arguments).await?;
            js::reply_text(&reply).ok_or_else(|| Problem::new(Code::Internal))
        }
        .boxed_local()
    }

    fn put(&self, chosen: Chosen) -> Later<BlobId> {
        let door = self.clone();
        async move {
            let buffer = JsFuture::from(chosen.blob.array_buffer()).await.map_err(|_| js::door_closed())?;
            let id = door.invoke("put", &js_sys::Uint8Array::new(&buffer).into()).await?;
            let id = js::reply_text(&id).ok_or_else(|| Problem::new(Code::Internal))?;
            serde_json::from_str(&id).map_err(|_| Problem::new(Code::Internal))
        }
        .boxed_local()
    }

    fn blob_url(&self, id: BlobId) -> String {
        self.address(&id.to_string())
    }

    fn tiles_url(&self) -> String {
        format!("{}/{{z}}/{{x}}/{{y}}", self.address("tile"))
    }

    fn subscribe(&self) -> Events {
        let door = self.clone();
        let opened = async move {
            let (sender, receiver) = unbounded();
            let channel = door.open_channel(sender).ok_or_else(js::door_closed)?;
            door.invoke("subscribe", &object(&[("channel", &channel)])).await?;
            Ok(receiver)
        };
        stream::once(opened)
            .flat_map(|opened: Result<UnboundedReceiver<Envelope>, Problem>| match opened {
                Ok(receiver) => receiver.map(Ok).boxed_local(),
                Err(problem) => stream::iter([Err(problem)]).boxed_local(),
            })
            .boxed_local()
    }
}
