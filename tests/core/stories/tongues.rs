//! Languages of which no news was counted: what is common in them is in all articles, and says
//! nothing of any.

use newshawk_core::alias::{Case, Form, Pack, Packs};
use newshawk_core::story::{Digest, Names, News, Stories, Term, measures};

use super::{FERRY, at, id, told};

const STRIKE: &str = "Im Hafen von Nessmark haben am Montag rund 900 Arbeiter die Arbeit niedergelegt. Sie fordern kürzere Nachtschichten und einen Zuschlag für das Entladen bei Sturm. Nach Angaben der Gewerkschaft liegen elf Frachter vor der Einfahrt, weil niemand die Kräne bedient. Die Hafengesellschaft erklärte, sie habe bereits im Frühjahr ein Angebot vorgelegt, das bisher nicht beantwortet worden sei. Reeder warnten, dass verderbliche Ladung nach Quillon umgeleitet werden müsse, wenn der Ausstand länger als drei Tage dauere.";

const STRIKE_TOLD_ANEW: &str = "Weil die Kranführer streiken, warten vor Nessmark elf Frachter auf das Entladen. Etwa 900 Hafenarbeiter beteiligen sich nach Darstellung ihrer Gewerkschaft an dem Ausstand, der am Montag begonnen hat. Es geht um die Nachtschichten und um einen Zuschlag bei Sturm. Die Hafengesellschaft verwies auf ihr Angebot vom Frühjahr. Einige Reeder lassen ihre Schiffe inzwischen nach Quillon fahren, wo die Kais allerdings schon jetzt voll sind.";

const SCHOOLS: &str = "Der Landtag hat am Montag über die Ferien der Grundschulen beraten. Nach dem Entwurf der Ministerin sollen sie um eine Woche länger werden, weil die Klassenzimmer im Sommer zu heiß sind. Die Opposition erklärte, das sei bereits im Frühjahr abgelehnt worden und löse kein einziges Problem. Eltern warnten, dass die Betreuung nicht gesichert werden könne, wenn die Horte geschlossen bleiben. Eine Entscheidung ist nach Angaben der Fraktionen nicht vor dem Herbst zu erwarten.";

const BRIDGE: &str = "Abgeordnete aus Quillon haben die neue Brücke besichtigt, die nach drei Jahren fertig geworden ist. Sie ist 140 Meter lang und nur für Fahrräder gedacht. Das Holz wurde zwar pünktlich geliefert, konnte aber nicht verarbeitet werden, weil der Fluss zu hoch stand. Anwohner hätten sich eine breitere Fahrbahn gewünscht, sind aber froh, dass sie nicht mehr durch den Tunnel müssen, wenn es dunkel ist. Eröffnet werden soll die Brücke, sobald die letzten Geländer montiert sind.";

fn in_language(language: Option<&str>, number: u64, title: &str, text: &str) -> Digest {
    let news = News {
        title,
        text,
        author: None,
        published: Some(at("2031-05-05")),
        language,
        source: &format!("blatt{number}.example"),
        url: None,
    };
    Digest::of(id(number), &news, None)
}

fn german(number: u64, title: &str, text: &str) -> Digest {
    in_language(Some("de-AT"), number, title, text)
}

#[test]
fn one_event_is_one_story_and_two_that_share_function_words_are_two() {
    let news = [
        german(
            1,
            "Hafenarbeiter in Nessmark legen die Arbeit nieder",
            STRIKE,
        ),
        german(
            2,
            "Landtag streitet über längere Ferien für Grundschulen",
            SCHOOLS,
        ),
        german(
            3,
            "Landtag von Quillon lobt neue Brücke für Radfahrer",
            BRIDGE,
        ),
        german(
            4,
            "Streik im Hafen von Nessmark: Elf Frachter warten",
            STRIKE_TOLD_ANEW,
        ),
    ];
    assert_eq!(told(&news), [1, 2, 3, 1]);
}

#[test]
fn what_is_common_and_what_is_guessed_is_said_with_the_word() {
    let heaviest = |digest: &Digest, marks: u8| {
        let of = digest.terms.iter().filter(|it| it.marks & marks == marks);
        of.map(|it| it.weight).max()
    };
    // They are as long as names.
    let common = german(1, "Was dagegen", "dass worden wegen dagegen");
    assert!(heaviest(&common, Term::BODY) < heaviest(&german(2, "Kräne", ""), Term::BODY));
    assert_eq!(heaviest(&common, Term::GUESS), None);
    let title = "Hafenarbeiter in Nessmark";
    assert!(heaviest(&german(3, title, ""), Term::GUESS).is_some());
    for counted in [Some("en-GB"), Some("ru"), Some("und"), None] {
        let digest = in_language(counted, 4, title, "");
        assert_eq!(heaviest(&digest, Term::GUESS), None, "{counted:?}");
    }
}

#[test]
fn a_text_shows_its_language_where_its_feed_names_none_or_a_wrong_one() {
    let is_guessed = |language, text| {
        let digest = in_language(language, 1, "Nessmark", text);
        digest.terms.iter().any(|it| it.marks & Term::GUESS != 0)
    };
    for named in [None, Some("und"), Some("en-US"), Some("ru")] {
        assert!(is_guessed(named, STRIKE), "{named:?}");
        assert!(!is_guessed(named, FERRY), "{named:?}");
    }
    assert!(
        !is_guessed(None, "Hafen und Kai sind zu"),
        "too short to tell"
    );
    let language = |named, text| in_language(named, 1, "Nessmark", text).language.code();
    assert_eq!(language(Some("en-US"), STRIKE), Some("de"));
    assert_eq!(language(Some("en-US"), FERRY), Some("en"));
    assert_eq!(language(None, STRIKE), Some("de"));
    assert_eq!(language(None, FERRY), None);
    // Whoever names another language is believed.
    assert!(is_guessed(Some("cy"), FERRY));
}

#[test]
fn two_have_to_be_more_alike_where_weights_are_guessed() {
    let pair = |language| {
        let digest = |number, title, text| in_language(Some(language), number, title, text);
        let sum = measures(
            &digest(1, "Hafenarbeiter in Nessmark streiken", ""),
            &digest(2, "Streik in Nessmark: Hafenarbeiter fordern Zuschlag", ""),
        );
        (sum.guessed, sum.sum())
    };
    let ((guessed, lower), (counted, higher)) = (pair("xx"), pair("en"));
    assert!(guessed && !counted);
    assert!(lower < higher, "{lower} {higher}");
}

#[test]
fn what_many_stories_of_a_language_say_is_soon_no_bond() {
    // Each has one word of the pair, which joins nothing by itself.
    let with = |number: u64, words: [&str; 2]| {
        let own: Vec<String> = (0..4).map(|at| format!("Zw{number}vex{at}")).collect();
        let word = words[usize::from(number.is_multiple_of(2))];
        german(number, &format!("{word} {}", own.join(" ")), "")
    };
    let pair = || {
        [
            german(1, "Regierungskrise Staatshaushalt Nessmark", ""),
            german(2, "Regierungskrise Staatshaushalt Quillon", ""),
        ]
    };
    let is_one = |others: &[Digest]| {
        let mut stories = Stories::default();
        for digest in others.iter().chain(&pair()) {
            stories.place(digest, at("2031-05-05"));
        }
        let [first, second] = pair().map(|it| stories.story_of(it.article));
        first == second
    };
    let others = |words| -> Vec<Digest> { (10..90).map(|number| with(number, words)).collect() };
    assert!(is_one(&others(["", ""])));
    assert!(!is_one(&others(["Regierungskrise", "Staatshaushalt"])));
}

/// Where there are no capitals, only the names of packs are known for names.
#[test]
fn to_be_of_one_country_is_no_bond_where_nothing_else_looks_like_a_name() {
    let form = Form {
        language: None,
        text: "نسمارك".to_owned(),
        case: Case::Any,
    };
    let country = Pack {
        name: "Nessmark".to_owned(),
        also: Vec::new(),
        title: "Nessmark".to_owned(),
        version: 1,
        unless: Vec::new(),
        forms: vec![form],
    };
    let names = Names::new(&Packs::new([country]));
    let digest = |number, title, text| {
        let news = News {
            title,
            text,
            author: None,
            published: Some(at("2031-05-05")),
            language: Some("ar"),
            source: "sahifa.example",
            url: None,
        };
        Digest::of(id(number), &news, Some(&names))
    };
    let strike = digest(
        1,
        "عمال ميناء نسمارك يبدأون إضرابا مفتوحا",
        "بدأ عمال الميناء في نسمارك إضرابا مفتوحا للمطالبة بزيادة الأجور وتقصير ساعات العمل الليلية. وقالت النقابة إن إحدى عشرة سفينة تنتظر خارج المرفأ، وإن المفاوضات مع الشركة المشغلة ستستأنف الأسبوع المقبل في نسمارك بحضور وسيط مستقل.",
    );
    let reform = digest(
        2,
        "برلمان نسمارك يناقش تمديد العطلة المدرسية",
        "ناقش البرلمان في نسمارك مشروع قانون يمدد العطلة المدرسية بسبب حرارة الصيف داخل الفصول. وقالت الوزيرة إن الأطفال يحتاجون إلى راحة أطول، بينما حذر أولياء الأمور من غياب الرعاية، ومن المتوقع أن يصوت النواب على القانون في الخريف.",
    );
    let alike = measures(&strike, &reform);
    assert!(alike.guessed && alike.anchors.0 > 0, "{alike:?}");
    assert_eq!((alike.names, alike.title_names), (0.0, 0.0));
    assert!(alike.sum() < 0.0, "{alike:?}");
}
