//! Month names. Data: one line per month, full and short forms of the languages feeds come in.

/// The number of a month's name in any of the languages.
pub(super) fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    // What nearly every feed writes is found without the walk through all languages.
    if DAYS.contains(&word.as_str()) {
        return None;
    }
    let short = SHORT.iter().position(|name| *name == word);
    let at = short.or_else(|| {
        MONTHS
            .iter()
            .position(|names| names.split(' ').any(|name| name == word))
    })?;
    i8::try_from(at + 1).ok()
}

/// The weekdays of RFC 822; none of them is a month's name anywhere.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The months of RFC 822.
const SHORT: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// English, German, French, Spanish, Italian, Portuguese, Catalan, Dutch, Danish, Norwegian,
/// Swedish, Finnish, Estonian, Latvian, Lithuanian, Polish, Czech, Slovak, Slovene, Croatian, Serbian,
/// Romanian, Hungarian, Turkish, Indonesian, Greek, Russian, Ukrainian, Bulgarian, Arabic, Hebrew,
/// Persian, Hindi, Thai; in the forms used inside dates. Where two have one word for two months
/// (`listopada`, `lip`: Polish and Croatian), it is the month of the one that is read more.
const MONTHS: [&str; 12] = [
    "january jan januar jänner jän janvier janv enero ene gennaio gen janeiro gener januari tammikuuta tammi stycznia sty styczeń ledna led leden siječnja sij ianuarie ian január jan ocak oca ιανουαρίου ιανουάριος ιαν января январь янв січня січ януари يناير كانون ינואר בינואר januára januarja januara jaanuar jaan sausio janvāris janvārī јануар јануари јануара जनवरी ژانویه มกราคม",
    "february feb februar feber février fevrier févr fév fevr febrero febbraio febb fevereiro fev febrer februari helmikuuta helmi lutego lut luty února úno únor veljače velj februarie február febr şubat şub φεβρουαρίου φεβρουάριος φεβ φεβρ февраля февраль фев февр лютого лют февруари فبراير شباط פברואר בפברואר februára februarja februara veebruar veebr vasario februāris februārī фебруар фебруари фебруара फ़रवरी फरवरी فوریه กุมภาพันธ์",
    "march mar märz mär mrz maerz mars marzo março marco març maart mrt marts maaliskuuta maalis marca marzec března bře březen ožujka ožu martie március márc mart maret μαρτίου μάρτιος μαρ μάρ марта март мар березня бер مارس آذار מרץ במרץ marec märts kovo martā marta मार्च มีนาคม",
    "april apr avril avr abril abr aprile aprilie huhtikuuta huhti kwietnia kwi kwiecień dubna dub duben travnja tra április ápr nisan nis απριλίου απρίλιος απρ апреля апрель апр квітня квіт април أبريل نيسان אפריל באפריל apríl apríla aprila aprill balandžio aprīlis aprīlī априла अप्रैल آوریل เมษายน",
    "may mai mayo maggio mag maio maig mei maj toukokuuta touko maja května kvě květen svibnja svi május máj mayıs μαΐου μαϊου μάιος μαι μάι мая май травня трав مايو أيار מאי במאי mája gegužės maijs maijā мај маја मई مه พฤษภาคม",
    "june jun juni juin junio giugno giu junho juny kesäkuuta kesä czerwca cze czerwiec června čvn červen lipnja iunie iun június jún haziran haz ιουνίου ιούνιος ιούν ιουν июня июнь июн червня черв юни يونيو حزيران יוני ביוני júna junija juna juuni birželio jūnijs jūnijā јун јуни јуна जून ژوئن มิถุนายน",
    "july jul juli juillet juil julio luglio lug julho juliol heinäkuuta heinä lipca lipiec července čvc červenec srpnja srp iulie iul július júl temmuz tem ιουλίου ιούλιος ιούλ ιουλ июля июль июл липня лип юли يوليو تموز יולי ביולי júla julija jula juuli liepos lip jūlijs jūlijā јул јули јула जुलाई ژوئیه กรกฎาคม",
    "august aug août aout agosto ago agost augustus augusti elokuuta elo sierpnia sie sierpień srpna srpen kolovoza kol augusztus ağustos ağu agustus agu αυγούστου αύγουστος αυγ αύγ августа август авг серпня серп أغسطس آب אוגוסט באוגוסט augusta avgust avgusta avg rugpjūčio augusts augustā अगस्त اوت สิงหาคม",
    "september sep sept septembre septiembre setiembre settembre set setembro setembre syyskuuta syys września wrz wrzesień září zář rujna ruj septembrie szeptember szept eylül eyl σεπτεμβρίου σεπτέμβριος σεπ σεπτ сентября сентябрь сен сент вересня вер септември سبتمبر أيلول ספטמבר בספטמבר septembra rugsėjo septembris septembrī септембар септембра सितंबर سپتامبر กันยายน",
    "october oct oktober okt octobre octubre ottobre ott outubro out lokakuuta loka października paź październik října říj říjen octombrie október ekim eki οκτωβρίου οκτώβριος οκτ октября октябрь окт жовтня жовт октомври أكتوبر تشرين אוקטובר באוקטובר októbra oktobra oktoober spalio oktobris oktobrī октобар октобра अक्टूबर اکتبر ตุลาคม",
    "november nov novembre noviembre novembro marraskuuta marras listopad lis listopadu studenoga stu noiembrie noi kasım kas νοεμβρίου νοέμβριος νοε νοέ ноября ноябрь ноя нояб листопада лист ноември نوفمبر נובמבר בנובמבר novembra lapkričio novembris novembrī новембар новембра नवंबर نوامبر พฤศจิกายน listopada",
    "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro desembre des joulukuuta joulu grudnia gru grudzień prosince pro prosinec prosinca decembrie aralık ara desember δεκεμβρίου δεκέμβριος δεκ декабря декабрь дек грудня груд декември ديسمبر דצמבר בדצמבר decembra detsember dets gruodžio decembris decembrī децембар децембра दिसंबर دسامبر ธันวาคม",
];
