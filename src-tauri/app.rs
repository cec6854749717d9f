//! The application: plugins, engine, tray, window, and what happens when the window closes.

use std::process::ExitCode;

use newshawk_engine::{Config, Engine, Event as Fact, Handle, SampleDay, default_data_folder};
use tauri::{AppHandle, Manager, RunEvent, WindowEvent};
use tauri_plugin_autostart::MacosLauncher;

use crate::arguments::{Arguments, BACKGROUND};
use crate::state::Shell;
use crate::views::Event;
use crate::{commands, complain, notify, pictures, tray, window};

/// Set once the person has been told that closing the window doesn't end Newshawk.
const FAREWELL_SAID: &str = "farewell-said";

/// Runs the application until it is quit.
pub(crate) fn run(arguments: Arguments) -> ExitCode {
    let Some(usual) = default_data_folder() else {
        return complain(
            "This system names no home folder. Say with --data where Newshawk may keep its data.",
        );
    };
    let is_usual = arguments.data.is_none() && !arguments.demo;
    let data = arguments.data.clone().unwrap_or(if arguments.demo {
        usual.join("demo")
    } else {
        usual
    });
    let log_folder = newshawk_engine::log::start(&data);
    let mut single = tauri_plugin_single_instance::Builder::new().callback(|app, words, _| {
        let is_quiet = words.iter().any(|word| word == BACKGROUND);
        if !is_quiet {
            window::open(app);
        }
    });
    if !is_usual {
        single = single.dbus_id(format!("org.newshawk.Newshawk.D{}", name_of(&data)));
    }
    let is_background = arguments.background;
    let built = tauri::Builder::default()
        .plugin(single.build())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_autostart::init(
            MacosLauncher::LaunchAgent,
            Some(vec![BACKGROUND]),
        ))
        .register_asynchronous_uri_scheme_protocol(
            pictures::SCHEME,
            |context, request, responder| {
                pictures::answer(context.app_handle(), request.uri(), responder);
            },
        )
        .invoke_handler(commands::all())
        .setup(move |app| {
            start(app.handle(), Config::new(&data), log_folder, &arguments);
            if !is_background {
                window::open(app.handle());
            }
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(react);
            ExitCode::SUCCESS
        }
        Err(error) => complain(&format!("Newshawk can't open a window here: {error}.")),
    }
}

/// A D-Bus name part for a data folder, so that each folder has its one instance.
fn name_of(data: &std::path::Path) -> String {
    let bytes = data.as_os_str().as_encoded_bytes();
    format!("{:?}", newshawk_core::ids::Fingerprint::of(&[bytes]))
}

fn start(app: &AppHandle, config: Config, log_folder: std::path::PathBuf, arguments: &Arguments) {
    let data = config.data.clone();
    let runtime = tauri::async_runtime::handle();
    let _inside = runtime.inner().enter();
    let engine = match Engine::start(config) {
        Ok(engine) => engine,
        Err(error) => {
            tracing::error!(%error, "the store can't be opened");
            complain(&error.to_string());
            if arguments.background {
                std::process::exit(2);
            }
            app.manage(Shell::new(
                Err(error.to_string()),
                data,
                log_folder,
                arguments.demo,
            ));
            return;
        }
    };
    let handle = engine.handle.clone();
    let shell = Shell::new(Ok(handle.clone()), data, log_folder, arguments.demo);
    app.manage(shell);
    if let Err(error) = tray::install(app, handle.live().paused) {
        tracing::warn!(%error, "there is no tray here");
    }
    tauri::async_runtime::spawn(notify::announce(
        app.clone(),
        engine.notices,
        engine.withdrawn,
        handle.clone(),
    ));
    tauri::async_runtime::spawn(forward(app.clone(), handle.clone()));
    #[cfg(target_os = "linux")]
    {
        tauri::async_runtime::spawn(crate::thrift::take_leave());
        if arguments.background {
            tauri::async_runtime::spawn(crate::thrift::rest_after_much(app.clone()));
        }
    }
    app.manage(Ending(std::sync::Mutex::new(Some(engine.task))));
    if arguments.demo {
        tauri::async_runtime::spawn(play(app.clone(), handle));
    }
}

/// The owner's task, to be waited for on quitting. A lock, because Tauri's exit is no async place.
struct Ending(std::sync::Mutex<Option<tokio::task::JoinHandle<()>>>);

/// Passes the engine's facts on to the window and the tray.
async fn forward(app: AppHandle, engine: Handle) {
    let mut facts = engine.events();
    loop {
        let event = match facts.recv().await {
            Ok(Fact::Matches) => Event::Matches,
            Ok(Fact::Watches) => Event::Watches,
            Ok(Fact::Sources) => Event::Sources,
            Ok(Fact::Alerts) => Event::Alerts,
            Ok(Fact::Settings) => {
                tray::show_paused(&app, engine.live().paused);
                Event::Settings
            }
            // Too many at once: the window asks again anyway.
            Err(tokio::sync::broadcast::error::RecvError::Lagged(_)) => continue,
            Err(tokio::sync::broadcast::error::RecvError::Closed) => return,
        };
        window::emit(&app, &event);
    }
}

/// Plays the made-up day, from its beginning to its end.
pub(crate) async fn play(app: AppHandle, engine: Handle) {
    match SampleDay::start(engine).await {
        Ok(day) => {
            let day = std::sync::Arc::new(day);
            app.state::<Shell>().keep_day(Some(day.clone()));
            if let Err(error) = day.play(newshawk_engine::demo::DemoWorld::PACE).await {
                tracing::warn!(%error, "the made-up day ended early");
            }
        }
        Err(error) => tracing::error!(%error, "the made-up news can't be started"),
    }
}

fn react(app: &AppHandle, event: RunEvent) {
    match event {
        RunEvent::WindowEvent {
            label,
            event: WindowEvent::Destroyed,
            ..
        } if label == window::MAIN => {
            say_farewell(app);
            #[cfg(target_os = "linux")]
            tauri::async_runtime::spawn(crate::thrift::rest(app.clone()));
        }
        // The last window closed: the tray and the engine go on.
        RunEvent::ExitRequested {
            api, code: None, ..
        } => api.prevent_exit(),
        RunEvent::Exit => {
            end(app);
            #[cfg(target_os = "linux")]
            if let Some(beginning) = app.state::<Shell>().beginning() {
                crate::thrift::go_on(beginning);
            }
        }
        _ => {}
    }
}

/// Says once that closing the window is not the end.
fn say_farewell(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let shell = app.state::<Shell>();
        let Ok(engine) = shell.engine() else {
            // Without an engine there is nothing to go on with.
            app.exit(2);
            return;
        };
        let is_said = engine.store().setting(FAREWELL_SAID).is_some();
        if is_said {
            return;
        }
        let body = "The window is closed; Newshawk goes on in the tray. Quit there when you want it to end.";
        if !notify::say("Newshawk keeps watching", body).await {
            return;
        }
        if let Err(error) = engine.set_setting(FAREWELL_SAID, "yes").await {
            tracing::warn!(%error, "it will be said again that Newshawk goes on");
        }
    });
}

/// Lets the engine finish what is on its way to the disk.
fn end(app: &AppHandle) {
    if let Ok(engine) = app.state::<Shell>().engine() {
        engine.close();
    }
    let Some(ending) = app.try_state::<Ending>() else {
        return;
    };
    let task = ending.0.lock().ok().and_then(|mut task| task.take());
    if let Some(task) = task {
        // A panic of the owner was logged when it happened.
        let _ = tauri::async_runtime::block_on(task);
    }
}
